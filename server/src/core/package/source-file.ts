import { LineIndex } from '../text/line-index';
import { parseYaml, type YamlDocument } from '../yaml/document';

/** One file of a snapshot. Text, lines and YAML are made when they are first asked for and kept with the file. */
export class SourceFile {
  private cachedText: string | undefined;
  private cachedLines: LineIndex | undefined;
  private cachedYaml: YamlDocument | undefined;
  private readonly cachedDerived = new Map<unknown, unknown>();
  /** The last version whose YAML was parsed: not a chain of all versions, which would stay in memory. */
  private earlier: SourceFile | undefined;

  /**
   * `bytes` is undefined for a file that was listed but not read (image archives, files above the limit).
   * `earlier` is the version of the file before: its parsed YAML is taken over where nothing changed.
   */
  constructor(
    /** POSIX path relative to the service directory; inside an archive `package/etcd-6.7.0.tgz!/etcd/values.yaml`. */
    readonly path: string,
    /** Size in bytes. */
    readonly size: number,
    readonly version: string,
    private readonly content: Uint8Array | string | undefined,
    earlier?: SourceFile,
  ) {
    this.earlier = earlier?.cachedYaml ? earlier : earlier?.earlier;
  }

  /** Whether the content was read. */
  get isRead(): boolean {
    return this.content !== undefined;
  }

  /** The content as text (UTF-8, a byte order mark is kept, bad bytes become U+FFFD); empty when it was not read. */
  get text(): string {
    this.cachedText ??=
      typeof this.content === 'string' ? this.content : decoder.decode(this.content ?? new Uint8Array());
    return this.cachedText;
  }

  /** The content as bytes; empty when it was not read. */
  get bytes(): Uint8Array {
    return typeof this.content === 'string'
      ? encoder.encode(this.content)
      : (this.content ?? new Uint8Array());
  }

  /** What `make` works out of the file, once: for readings of the content that only one consumer knows. */
  derived<T>(make: (file: SourceFile) => T): T {
    if (!this.cachedDerived.has(make)) this.cachedDerived.set(make, make(this));
    return this.cachedDerived.get(make) as T;
  }

  /** Lines of {@link text}. */
  get lines(): LineIndex {
    this.cachedLines ??= new LineIndex(this.text);
    return this.cachedLines;
  }

  /** {@link text} as YAML. */
  get yaml(): YamlDocument {
    if (!this.cachedYaml) {
      this.cachedYaml = parseYaml(this.text, this.earlier?.cachedYaml);
      this.earlier = undefined;
    }
    return this.cachedYaml;
  }
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
const encoder = new TextEncoder();

/** The files of a snapshot by path. Image archives are listed but not read. */
export type FileSet = ReadonlyMap<string, SourceFile>;
