import type { Message } from '../../text/message';
import { say } from '../../text/message';
import type { Span } from '../../text/span';
import type { YamlMap, YamlNode, YamlScalar } from '../../yaml/node';
import { asMap, pathOf, resolve } from '../../yaml/path';
import { scalarValue } from '../../yaml/scalar';
import { formatFloat } from '../evaluate/format-float';
import { computed, emptyString, type TracedString, traced } from '../evaluate/traced-string';
import { keyOf } from '../evaluate/yaml-value';

/** A value of the wrong type in Chart.yaml, where Helm stops reading. */
export interface TypeMismatch {
  /** Path of the file, relative to the root chart. */
  readonly file: string;
  readonly span: Span;
  readonly message: Message;
  readonly detail: string;
}

/** Reads fields of a YAML map the way Helm decodes into Go structs: keys without regard to case, scalars as texts where texts are wanted. */
export class StructReader {
  constructor(
    /** Path of the file, relative to the root chart; origins name it. */
    readonly file: string,
    readonly node: YamlMap | undefined,
    private readonly mismatches: TypeMismatch[],
  ) {}

  /** The node of a field; undefined when it is not written or null. */
  field(name: string): YamlNode | undefined {
    const entries = this.node?.entries ?? [];
    const entry =
      entries.findLast((candidate) => keyOf(candidate) === name) ??
      entries.findLast((candidate) => keyOf(candidate).toLowerCase() === name.toLowerCase());
    const value = resolve(entry?.value);
    return value?.kind === 'scalar' && scalarValue(value) === null ? undefined : value;
  }

  text(name: string): TracedString {
    return this.textOf(this.field(name), name);
  }

  flag(name: string): boolean {
    const node = this.field(name);
    if (node === undefined) return false;
    const value = node.kind === 'scalar' ? scalarValue(node) : undefined;
    if (typeof value !== 'boolean') this.mismatch(node, name, 'bool');
    return value === true;
  }

  texts(name: string): readonly TracedString[] {
    return this.items(name).map((item) => this.textOf(item, name));
  }

  /** The maps of a list; what is null is left out. */
  structs(name: string): readonly StructReader[] {
    return this.items(name).flatMap((item) => {
      const map = asMap(item);
      const isNull = item?.kind === 'scalar' && scalarValue(item) === null;
      if (item && !map && !isNull) this.mismatch(item, name, 'object');
      return map ? [new StructReader(this.file, map, this.mismatches)] : [];
    });
  }

  /** Where a list has null instead of a map. */
  nulls(name: string): readonly { readonly list: string; readonly span: Span }[] {
    const node = this.field(name);
    return this.items(name).flatMap((item, index) => {
      if (item && !(item.kind === 'scalar' && scalarValue(item) === null)) return [];
      const written = node?.kind === 'sequence' ? node.items[index] : undefined;
      return [{ list: name, span: (written ?? node ?? this.node)?.span ?? { start: 0, end: 0 } }];
    });
  }

  /** A map of texts. */
  textMap(name: string): ReadonlyMap<string, TracedString> {
    const node = this.field(name);
    const map = asMap(node);
    if (node && !map) this.mismatch(node, name, 'object');
    return new Map(
      (map?.entries ?? []).map((entry) => [keyOf(entry), this.textOf(resolve(entry.value), name)]),
    );
  }

  /** The items of a list; null counts as an empty one. */
  items(name: string): readonly (YamlNode | undefined)[] {
    const node = this.field(name);
    if (node && node.kind !== 'sequence') this.mismatch(node, name, 'array');
    return node?.kind === 'sequence' ? node.items.map((item) => resolve(item)) : [];
  }

  private textOf(node: YamlNode | undefined, name: string): TracedString {
    if (node === undefined) return emptyString;
    if (node.kind === 'scalar') return scalarText(node, this.file);
    this.mismatch(node, name, 'string');
    return emptyString;
  }

  private mismatch(node: YamlNode, name: string, wanted: string): void {
    const given = jsonKind(node);
    this.mismatches.push({
      file: this.file,
      span: node.span,
      message: say('“{name}” must be {wanted}, not {given}.', '“{name}”应为 {wanted}，不能是 {given}。', {
        name,
        wanted,
        given,
      }),
      detail: `error unmarshaling JSON: while decoding JSON: json: cannot unmarshal ${given} into Go struct field Metadata.${name} of type ${wanted}`,
    });
  }
}

/** A scalar as the text that Helm decodes it to: `1.10` becomes `1.1`, `yes` becomes `true`. */
function scalarText(scalar: YamlScalar, file: string): TracedString {
  const value = scalarValue(scalar);
  if (value === null) return emptyString;
  const source = traced(scalar.text, { kind: 'chart', file, path: pathOf(scalar), span: scalar.span });
  const text = typeof value === 'number' ? numberText(value, scalar.text) : String(value);
  return text === scalar.text ? source : computed(text, [source]);
}

/** Whole numbers with all digits, others with the digits that a float32 has. */
function numberText(value: number, written: string): string {
  if (!/[.]|^[^xX]*[eE]/.test(written)) return BigInt(value).toString();
  for (let digits = 1; digits < 9; digits++) {
    const shorter = Number(value.toPrecision(digits));
    if (Math.fround(shorter) === Math.fround(value)) return formatFloat(shorter);
  }
  return formatFloat(Number(value.toPrecision(9)));
}

function jsonKind(node: YamlNode): string {
  if (node.kind === 'map') return 'object';
  if (node.kind === 'sequence') return 'array';
  const value = node.kind === 'scalar' ? scalarValue(node) : '';
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
