import type { ServicePackage } from '../../core/package/service-package';
import type { Problem } from '../../core/rules/check';
import type { LivePackage } from '../workspace/live-package';
import type { SentOptions } from './jobs';
import type { Thread } from './thread';

/** Finds the repairs that take long, when the editor asks what can be done: once for each snapshot and rule. */
export class LateFixes {
  private readonly asked = new WeakMap<ServicePackage, Map<string, Promise<readonly Problem[]>>>();

  constructor(
    /** Without one nothing is found. */
    private readonly thread: Thread | undefined,
    private readonly options: () => SentOptions,
  ) {}

  /** The problems of a snapshot, those that `isWanted` names with all of their repairs. Nothing is added once the text is another one. */
  async complete(
    live: LivePackage,
    pkg: ServicePackage,
    problems: readonly Problem[],
    isWanted: (problem: Problem) => boolean,
  ): Promise<readonly Problem[]> {
    const wanted = problems.filter((one) => lacksFixes(one) && isWanted(one));
    const codes = [...new Set(wanted.map(({ code }) => code))];
    if (codes.length === 0 || live.current !== pkg) return problems;
    const found = (await Promise.all(codes.map((code) => this.ask(live, pkg, code)))).flat();
    const byPlace = new Map(found.map((one) => [placeOf(one), one]));
    return live.current !== pkg
      ? problems
      : problems.map((one) => {
          const fixes = lacksFixes(one) ? byPlace.get(placeOf(one))?.fixes : undefined;
          return fixes ? { ...one, fixes } : one;
        });
  }

  private async ask(live: LivePackage, pkg: ServicePackage, code: string): Promise<readonly Problem[]> {
    const known = this.asked.get(pkg) ?? new Map<string, Promise<readonly Problem[]>>();
    this.asked.set(pkg, known);
    const asked = known.get(code) ?? this.find(live, code);
    known.set(code, asked);
    // Who could not be answered (the thread ended, the disk is gone) still gets the repairs that are known; the next one asks again.
    return asked.catch(() => {
      known.delete(code);
      return [];
    });
  }

  private async find(live: LivePackage, code: string): Promise<readonly Problem[]> {
    const order = { edited: live.edited, options: this.options(), codes: [code] };
    return (await this.thread?.run('repairs', order)) ?? [];
  }
}

const lacksFixes = (problem: Problem): boolean => problem.lateFixes === true && !problem.fixes;

const placeOf = ({ code, at }: Problem): string => JSON.stringify([code, at.file, at.span]);
