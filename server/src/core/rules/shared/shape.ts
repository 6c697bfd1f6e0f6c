import type { SourceFile } from '../../package/source-file';
import type { OwnSchema } from '../../schema/schema';
import { type ShapeError, shapeErrors } from '../../schema/shape';
import type { Span } from '../../text/span';
import { keySpan, type YamlEntry, type YamlNode } from '../../yaml/node';
import { asMap, entryAt, entryOf, nodeAt } from '../../yaml/path';
import { type Plain, plain } from '../../yaml/plain';

/** A shape error with its place in the file. */
export interface ShapeFinding extends ShapeError {
  /** The value that does not fit, or the map that has a key too many or too few. */
  readonly node: YamlNode | undefined;
  /** The entry that holds the value; for an unknown key the entry of that key. */
  readonly entry: YamlEntry | undefined;
  /** What to underline: the unknown key, the key of the map that lacks one, or the value. */
  readonly span: Span;
}

/**
 * Where a YAML file does not have the shape of one of our schemas; the text behind the first document is not looked at.
 * A key without a value counts as not there, as Go's decoders read it; only an unknown key is reported all the same.
 */
export function shapeFindings(file: SourceFile, schema: OwnSchema): readonly ShapeFinding[] {
  const known = file.derived(noneKnown);
  const found = known.get(schema) ?? findingsIn(file, schema);
  known.set(schema, found);
  return found;
}

/** Several rules ask, each for errors of another kind. */
const noneKnown = () => new Map<OwnSchema, readonly ShapeFinding[]>();

function findingsIn(file: SourceFile, schema: OwnSchema): readonly ShapeFinding[] {
  const { root } = file.yaml;
  if (!root) return [];
  const all = plain(root);
  if (!hasNull(all)) return shapeErrors(schema, all).map((error) => located(error, root));
  const errors = shapeErrors(schema, withoutNulls(all));
  const vacant = shapeErrors(schema, all).filter(isAboutKeys);
  const kept = errors.filter((error) => !isAboutKeys(error));
  return [...vacant, ...kept].map((error) => located(error, root));
}

/** Whether an error counts keys, whatever their values. */
const isAboutKeys = ({ keyword }: ShapeError): boolean =>
  keyword === 'additionalProperties' || keyword === 'minProperties';

/** Whether a key or an item holds nothing. Most files have none, and the longest of them must not be copied for nothing. */
function hasNull(value: Plain): boolean {
  if (value === null || typeof value !== 'object') return value === null;
  if (isList(value)) return value.some(hasNull);
  for (const key in value) if (hasNull(value[key] ?? null)) return true;
  return false;
}

function withoutNulls(value: Plain): Plain {
  if (isList(value)) return value.map(withoutNulls);
  if (value === null || typeof value !== 'object') return value;
  const result: Record<string, Plain> = Object.create(null);
  for (const [key, child] of Object.entries(value)) if (child !== null) result[key] = withoutNulls(child);
  return result;
}

const isList = (value: Plain): value is readonly Plain[] => Array.isArray(value);

function located(error: ShapeError, root: YamlNode): ShapeFinding {
  const node = error.path.length === 0 ? root : nodeAt(root, error.path);
  const entry = entryAt(root, error.path);
  if (error.keyword === 'additionalProperties') {
    const unknown = entryOf(node, String(error.params.additionalProperty));
    return { ...error, node, entry: unknown, span: unknown ? keySpan(unknown) : (node ?? root).span };
  }
  return {
    ...error,
    node,
    entry,
    span: error.keyword === 'type' && node ? node.span : headSpan(node, entry, root),
  };
}

/** What stands for a map or list as a whole: the key that holds it, else its first key. */
function headSpan(node: YamlNode | undefined, entry: YamlEntry | undefined, root: YamlNode): Span {
  if (node?.kind === 'scalar') return node.span;
  if (entry) return keySpan(entry);
  const first = asMap(node)?.entries[0];
  return first ? keySpan(first) : { start: (node ?? root).span.start, end: (node ?? root).span.start };
}
