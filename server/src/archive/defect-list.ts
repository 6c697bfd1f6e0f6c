import { type ArchiveDefect, type ArchiveDefectKind, archiveDefect } from '../core/package/archive-defect';
import type { Message } from '../core/text/message';

const maxDefects = 500;

/** Collects the defects of one archive; a hostile one cannot make it grow without end. */
export class DefectList {
  private readonly defects: ArchiveDefect[] = [];
  private unlisted = 0;
  /** What is the same is said once. */
  private readonly said = new Set<string>();

  add(kind: ArchiveDefectKind, entry?: string, values?: Message['values']): void {
    this.push(archiveDefect(kind, entry, values));
  }

  addAll(defects: Iterable<ArchiveDefect>): void {
    for (const defect of defects) this.push(defect);
  }

  /** Whether further defects are only counted. */
  get isFull(): boolean {
    return this.defects.length >= maxDefects;
  }

  has(kind: ArchiveDefectKind): boolean {
    return this.defects.some((defect) => defect.kind === kind);
  }

  /** All defects so far; the last one counts those that are not listed. */
  get all(): readonly ArchiveDefect[] {
    if (this.unlisted === 0) return [...this.defects];
    return [...this.defects, archiveDefect('more-defects', undefined, { count: this.unlisted })];
  }

  private push(defect: ArchiveDefect): void {
    const { kind, entry, message } = defect;
    const said = `${kind} ${entry} ${JSON.stringify(message.values)}`;
    if (this.said.has(said)) return;
    if (this.said.size < maxDefects) this.said.add(said);
    if (this.defects.length < maxDefects) this.defects.push(defect);
    else this.unlisted++;
  }
}
