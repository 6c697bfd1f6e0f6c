import { parseYaml, type YamlDocument } from '../../yaml/document';

/** Steps for a node of YAML. */
const costOfNode = 25;

/** Steps for a text, however short. */
const costOfDocument = 200;

/** Steps for a character, of which most are passed over. */
const costOfCharacter = 0.1;

/** Parses YAML as long as `charge` lets it; throws what that throws. */
export function parseYamlWithin(text: string, charge: (amount: number) => void): YamlDocument {
  charge(costOfDocument + costOfCharacter * text.length);
  return parseYaml(text, undefined, (nodes) => charge(costOfNode * nodes));
}
