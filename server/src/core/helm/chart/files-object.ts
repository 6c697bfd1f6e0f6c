import { chargeNodes } from '../evaluate/charge-nodes';
import { computed, slice, type TracedString, traced, untraced } from '../evaluate/traced-string';
import { type Dict, dict, type GoObject, list, type Method, type Value } from '../evaluate/value';
import { encodeBase64 } from '../functions/encoding';
import { bytesOfText } from '../functions/go-bytes';
import { effortOfWriting, writeYaml } from '../functions/yaml-writer';
import type { Profile } from '../profile';
import type { ChartFile } from './chart';
import { contentOf } from './content';
import { globPattern } from './glob';
import { wordOf } from './word-of';

type Charge = (amount: number) => void;

/** Steps for a file of which the name is looked at. */
const costOfFile = 20;

/** Steps for a line that is cut out. */
const costOfLine = 30;

/** Steps for a character in base64. */
const costOfEncoding = 3;

/** `.Files` of a chart. */
export function filesObject(files: readonly ChartFile[], profile: Profile): GoObject {
  const contents = new Map(files.map((file) => [file.name, file]));
  const yaml = (value: Dict, charge: Charge) => {
    chargeNodes(value, charge, effortOfWriting);
    return writeYaml(value, { indentLists: false, folds: profile.foldsYaml, throughJson: true });
  };
  const methods: Readonly<Record<string, Method>> = {
    Get: { arity: 1, call: ([name]) => contentAt(contents, name) },
    GetBytes: { arity: 1, call: ([name]) => ({ kind: 'bytes', text: contentAt(contents, name) }) },
    Lines: {
      arity: 1,
      call: ([name], charge) => list(linesOf(contentAt(contents, name), profile, charge), '[]string'),
    },
    Glob: {
      arity: 1,
      call: ([pattern], charge) => filesObject(fitting(files, pattern, charge), profile),
    },
    AsConfig: { arity: 0, call: (_, charge) => yaml(asConfig(files), charge) },
    AsSecrets: { arity: 0, call: (_, charge) => yaml(asSecrets(files, charge), charge) },
  };
  let underlying: Dict | undefined;
  return {
    kind: 'object',
    type: 'engine.files',
    fields: new Map(),
    methods: new Map(Object.entries(methods)),
    get underlying() {
      underlying ??= dict(
        files.map((file) => [file.name, { kind: 'bytes', text: tracedContent(file) }] as const),
        'engine.files',
      );
      return underlying;
    },
  };
}

function contentAt(contents: ReadonlyMap<string, ChartFile>, name: Value | undefined): TracedString {
  const file = contents.get(wordOf(name));
  return file ? tracedContent(file) : untraced('');
}

const tracedContent = (file: ChartFile): TracedString =>
  traced(contentOf(file.source), { kind: 'file', file: file.path });

function fitting(
  files: readonly ChartFile[],
  pattern: Value | undefined,
  charge: Charge,
): readonly ChartFile[] {
  charge(costOfFile * files.length);
  const fits = globPattern(wordOf(pattern), charge);
  return files.filter(({ name }) => fits(name));
}

/** Since Helm 3.6 or so a line break at the end makes no empty last line. */
function linesOf(
  content: TracedString,
  { helmVersion: helm }: Profile,
  charge: Charge,
): readonly TracedString[] {
  const { text } = content;
  if (text === '') return [];
  const end = helm !== '3.5.4' && text.endsWith('\n') ? text.length - 1 : text.length;
  const lines: TracedString[] = [];
  let start = 0;
  for (let at = text.indexOf('\n'); at !== -1 && at < end; at = text.indexOf('\n', start)) {
    charge(costOfLine);
    lines.push(slice(content, start, at));
    start = at + 1;
  }
  return [...lines, slice(content, start, end)];
}

const baseName = (name: string): string => name.slice(name.lastIndexOf('/') + 1);

const asConfig = (files: readonly ChartFile[]): Dict =>
  dict(files.map((file) => [baseName(file.name), tracedContent(file)] as const));

const asSecrets = (files: readonly ChartFile[], charge: Charge): Dict =>
  dict(
    files.map((file) => {
      const content = tracedContent(file);
      charge(costOfEncoding * content.text.length);
      return [baseName(file.name), computed(encodeBase64(bytesOfText(content.text)), [content])] as const;
    }),
  );
