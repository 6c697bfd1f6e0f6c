import { allRules } from '../../core/rules/all-rules';
import type { LivePackage } from '../workspace/live-package';
import type { RenderedFacts, SentOptions } from './jobs';
import { Abandoned, type StartedJob, type Thread } from './thread';

/** How long after the last change rendering starts, so that a burst of keys costs one rendering. */
const delay = 120;

/** Who is told what was rendered, and what broke. */
export interface RenderListener {
  onRendered(live: LivePackage, facts: RenderedFacts): void;
  onFailure(live: LivePackage, error: unknown): void;
}

/** Renders packages a little after they changed, one at a time; only the newest state counts. */
export class Renderer {
  private readonly due = new Set<LivePackage>();
  private running: { readonly live: LivePackage; readonly job: StartedJob<'facts'> } | undefined;
  private timer: NodeJS.Timeout | undefined;
  private listener: RenderListener | undefined;

  constructor(
    /** Without one nothing is rendered. */
    private readonly thread: Thread | undefined,
    private readonly options: () => SentOptions,
  ) {}

  /** Names the one who is told what was rendered. */
  listen(listener: RenderListener): void {
    this.listener = listener;
  }

  /** A package is to be rendered, or rendered again. */
  request(live: LivePackage): void {
    if (!this.thread || !allRules.some(({ tempo }) => tempo === 'render')) return;
    if (this.running?.live === live) this.running.job.outdate();
    this.due.add(live);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.next(), delay);
    this.timer.unref();
  }

  /** Renders a package now, behind what is rendered already. Throws a UserError. */
  async now(live: LivePackage): Promise<RenderedFacts | undefined> {
    return this.thread?.run('facts', { edited: live.edited, options: this.options() });
  }

  /** Forgets what was asked for. */
  dispose(): void {
    clearTimeout(this.timer);
    this.due.clear();
  }

  private async next(): Promise<void> {
    const [live] = this.due;
    if (this.running || !live || !this.thread) return;
    this.due.delete(live);
    const job = this.thread.start('facts', { edited: live.edited, options: this.options() });
    this.running = { live, job };
    try {
      const facts = await job.result;
      if (!this.due.has(live)) this.listener?.onRendered(live, facts);
    } catch (error) {
      if (!(error instanceof Abandoned)) this.listener?.onFailure(live, error);
    }
    this.running = undefined;
    await this.next();
  }
}
