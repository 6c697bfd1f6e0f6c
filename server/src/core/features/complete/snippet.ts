import { type OwnSchema, propertiesAt, type Schema, schemaAt } from '../../schema/schema';
import type { YamlPath } from '../../yaml/path';

/** Writes values as snippets: everything that a schema requires, with a place to type for each value. */
export class SnippetWriter {
  private stops = 0;

  constructor(
    private readonly schema: OwnSchema,
    /** How far the dashes of a list stand to the right of its key. */
    private readonly listIndent: number,
    private readonly lineBreak: string,
  ) {}

  /** A key with its value, as it follows when the key stands at a column. */
  entry(path: YamlPath, column: number): string {
    const name = literally(String(path.at(-1) ?? ''));
    const value = this.value(path, column);
    return /^[\r\n]/.test(value) ? `${name}:${value}` : `${name}: ${value}`;
  }

  /** What stands behind the colon of a key at a column: on the same line, or on lines of their own. */
  value(path: YamlPath, column: number): string {
    const schema = schemaAt(this.schema, path) ?? {};
    if (isList(schema)) return this.line(column + this.listIndent, this.item(path, column + this.listIndent));
    if (isMap(schema)) return this.line(column + 2, this.body(path, column + 2));
    return this.scalar(schema);
  }

  /** One item of the list at a path, its dash at a column. */
  item(path: YamlPath, column: number): string {
    return `- ${this.body([...path, 0], column + 2)}`;
  }

  /** The required entries of a map at a column, else a place to type. */
  private body(path: YamlPath, column: number): string {
    const schema = schemaAt(this.schema, path) ?? {};
    const required = propertiesAt(this.schema, path).filter(([name]) => schema.required?.includes(name));
    if (required.length === 0) return isMap(schema) ? this.stop() : this.scalar(schema);
    const entries = required.map(([name]) => this.entry([...path, name], column));
    return entries.join(this.lineBreak + ' '.repeat(column));
  }

  private scalar({ const: fixed }: Schema): string {
    return typeof fixed === 'string' ? literally(fixed) : this.stop();
  }

  private line(column: number, content: string): string {
    return this.lineBreak + ' '.repeat(column) + content;
  }

  private stop(): string {
    return `$${++this.stops}`;
  }
}

/** Whether a schema part describes a map. */
export const isMap = ({ type, properties }: Schema): boolean =>
  types(type).includes('object') || !!properties;

/** Whether a schema part describes a list. */
export const isList = ({ type, items }: Schema): boolean => types(type).includes('array') || !!items;

const types = (type: Schema['type']): readonly string[] => (typeof type === 'string' ? [type] : (type ?? []));

/** A text as it stands in a snippet. */
export const literally = (text: string): string => text.replace(/[\\$}]/g, '\\$&');

/** A snippet as plain text, for editors that know none. */
export const withoutStops = (snippet: string): string =>
  snippet.replace(/\$\d+/g, '').replace(/\\([\\$}])/g, '$1');
