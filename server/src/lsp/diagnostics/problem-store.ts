import { carryProblems } from '../../core/features/carry-problems';
import { groupByFile } from '../../core/features/group-by-file';
import type { RenderedImages } from '../../core/features/rendered-images';
import type { ServicePackage } from '../../core/package/service-package';
import { type CheckOptions, checkPackage, type Problem } from '../../core/rules/check';
import type { RenderedFacts } from '../render/jobs';
import type { LivePackage } from '../workspace/live-package';

/** What rendering found in a snapshot. */
export interface Rendered extends RenderedFacts {
  readonly pkg: ServicePackage;
}

/** The problems of packages: those of the quick rules at once, those of rendering as far as they are known. */
export class ProblemStore {
  private texts = new WeakMap<ServicePackage, readonly Problem[]>();
  private readonly rendered = new WeakMap<LivePackage, Rendered>();
  private groups = new WeakMap<ServicePackage, ReadonlyMap<string, readonly Problem[]>>();

  constructor(private readonly options: () => CheckOptions) {}

  /** All problems of a snapshot that are known now. */
  of(live: LivePackage, pkg: ServicePackage): readonly Problem[] {
    const rendered = this.rendered.get(live);
    const texts = this.textProblems(pkg);
    return rendered ? [...texts, ...carryProblems(rendered.problems, rendered.pkg, pkg)] : texts;
  }

  /** The same by the file in which they are shown. */
  byFile(live: LivePackage, pkg: ServicePackage): ReadonlyMap<string, readonly Problem[]> {
    const known = this.groups.get(pkg);
    if (known) return known;
    const groups = groupByFile(pkg, this.of(live, pkg));
    this.groups.set(pkg, groups);
    return groups;
  }

  /** The images that a package pulled when it was last rendered; undefined before. */
  images(live: LivePackage): RenderedImages | undefined {
    return this.rendered.get(live)?.images;
  }

  /** Takes over what rendering found; true when the problems differ from those that were known. */
  setRendered(live: LivePackage, next: Rendered): boolean {
    const before = this.rendered.get(live);
    const known = before ? carryProblems(before.problems, before.pkg, next.pkg) : [];
    this.rendered.set(live, next);
    this.groups.delete(next.pkg);
    return JSON.stringify(known) !== JSON.stringify(next.problems);
  }

  /** The settings changed: everything is to be found anew. */
  forget(): void {
    this.texts = new WeakMap();
    this.groups = new WeakMap();
  }

  private textProblems(pkg: ServicePackage): readonly Problem[] {
    const known = this.texts.get(pkg);
    if (known) return known;
    const found = checkPackage(pkg, { ...this.options(), tempo: 'text' });
    this.texts.set(pkg, found);
    return found;
  }
}
