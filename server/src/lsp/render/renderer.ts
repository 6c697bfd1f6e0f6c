import { Worker } from 'node:worker_threads';
import { allRules } from '../../core/rules/all-rules';
import type { CheckOptions } from '../../core/rules/check';
import type { LivePackage } from '../workspace/live-package';
import type { RenderedFacts } from './jobs';
import type { RenderAnswer, RenderOrder } from './messages';

/** How long after the last change rendering starts, so that a burst of keys costs one rendering. */
const delay = 120;
/** A rendering that takes longer is given up; the engine's own limits stop it long before. */
const longest = 30_000;
/** The thread is ended when nothing was rendered for this long. */
const idle = 5 * 60_000;

/** Called with what was rendered, unless the package changed meanwhile. */
export type RenderListener = (live: LivePackage, facts: RenderedFacts) => void;

/** Renders packages a little after they changed, on a thread of its own, one at a time; only the newest state counts. */
export class Renderer {
  private readonly waiting = new Set<LivePackage>();
  private running: { readonly live: LivePackage; readonly ticket: number } | undefined;
  private worker: Worker | undefined;
  private readonly wanted = new Int32Array(new SharedArrayBuffer(4));
  private tickets = 0;
  private timer: NodeJS.Timeout | undefined;
  private limit: NodeJS.Timeout | undefined;
  private listener: RenderListener | undefined;

  constructor(
    /** The file that runs {@link file://./worker.ts} when started as a worker; without it nothing is rendered. */
    private readonly workerFile: string | undefined,
    private readonly options: () => CheckOptions,
  ) {}

  /** Names the one who is told what was rendered. */
  listen(listener: RenderListener): void {
    this.listener = listener;
  }

  /** A package is to be rendered, or rendered again. */
  request(live: LivePackage): void {
    if (this.workerFile === undefined || !allRules.some(({ tempo }) => tempo === 'render')) return;
    if (this.running?.live === live) this.outdate();
    this.waiting.add(live);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.next(), delay);
    this.timer.unref();
  }

  /** Ends the thread. */
  async dispose(): Promise<void> {
    clearTimeout(this.timer);
    clearTimeout(this.limit);
    this.waiting.clear();
    await this.worker?.terminate();
    this.worker = undefined;
  }

  private next(): void {
    if (this.running) return;
    const [live] = this.waiting;
    clearTimeout(this.limit);
    if (!live) {
      this.limit = this.later(() => this.end(), idle);
      return;
    }
    this.waiting.delete(live);
    if (live.current?.chart) this.start(live);
    else this.next();
  }

  private start(live: LivePackage): void {
    const ticket = ++this.tickets;
    this.running = { live, ticket };
    Atomics.store(this.wanted, 0, ticket);
    const { profile, levels } = this.options();
    const order: RenderOrder = {
      ticket,
      directory: live.directory,
      documents: live.openDocuments,
      options: { ...(profile ? { profile } : {}), ...(levels ? { levels } : {}) },
    };
    this.thread().postMessage(order);
    this.limit = this.later(() => this.end(), longest);
  }

  private answered({ ticket, facts }: RenderAnswer): void {
    if (ticket !== this.running?.ticket) return;
    const { live } = this.running;
    this.running = undefined;
    if (facts && !this.waiting.has(live)) this.listener?.(live, facts);
    this.next();
  }

  private outdate(): void {
    Atomics.store(this.wanted, 0, -1);
  }

  private thread(): Worker {
    if (this.worker) return this.worker;
    const worker = new Worker(this.workerFile ?? '', {
      workerData: { wanted: this.wanted },
      resourceLimits: { maxOldGenerationSizeMb: 1024 },
    });
    worker.unref();
    worker.on('message', (answer: RenderAnswer) => this.answered(answer));
    worker.on('error', () => this.end());
    this.worker = worker;
    return worker;
  }

  /** Gives the thread up; what waits is rendered by a new one when something changes. */
  private end(): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.running = undefined;
    if (this.waiting.size > 0) this.next();
  }

  private later(run: () => void, milliseconds: number): NodeJS.Timeout {
    const timer = setTimeout(run, milliseconds);
    timer.unref();
    return timer;
  }
}
