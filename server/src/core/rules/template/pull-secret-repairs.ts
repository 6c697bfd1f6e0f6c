import { edit, type Fix } from '../../package/edit';
import type { Place } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';
import { say } from '../../text/message';
import { layoutOf } from '../../yaml/layout';
import { changedPackage, keepsImages } from '../shared/changed-package';
import { keyOfPod, platformSecret, podEntry, podsWithoutSecret, type RenderedPod } from './pod-specs';
import { secretValues } from './pull-secret-values';

/** Ways to give the pods of a package the platform's secret. What a repair does is tried before it is offered, each trial once. */
export class PullSecretRepairs {
  private readonly trials: { readonly fix: Fix; readonly helped: ReadonlySet<string> }[] = [];
  private readonly untried: Iterator<Fix>;

  constructor(private readonly pkg: ServicePackage) {
    this.untried = secretValues(pkg);
  }

  /** The repair of one pod, whose `containers` or `imagePullSecrets` stands at a place; none when no way works. */
  of(pod: RenderedPod, at: Place): readonly Fix[] {
    const fix =
      this.byValues(keyOfPod(pod)) ??
      itemBeforeOthers(this.pkg, pod, at) ??
      listBeforeContainers(this.pkg, pod, at);
    return fix ? [fix] : [];
  }

  /** The first change of values.yaml that gives the pod the secret. */
  private byValues(pod: string): Fix | undefined {
    const known = this.trials.find(({ helped }) => helped.has(pod));
    if (known) return known.fix;
    if (this.trials.length >= mostTrials) return undefined;
    const { value: fix, done } = this.untried.next();
    if (done) return undefined;
    this.trials.push({ fix, helped: helpedBy(this.pkg, fix) });
    return this.byValues(pod);
  }
}

/** Each trial renders the chart. */
const mostTrials = 8;

/** The pods that have the secret after a change and not before; none when the chart then renders other images. */
function helpedBy(pkg: ServicePackage, { changes }: Fix): ReadonlySet<string> {
  if (!keepsImages(pkg, changes)) return new Set();
  const after = new Set(podsWithoutSecret(changedPackage(pkg, changes)).map(keyOfPod));
  return new Set(
    podsWithoutSecret(pkg)
      .map(keyOfPod)
      .filter((pod) => !after.has(pod)),
  );
}

/** Adds the secret to a list that the template writes itself, in front of the first item: that stands right below the key. */
function itemBeforeOthers(
  pkg: ServicePackage,
  { spec }: RenderedPod,
  { file, span }: Place,
): Fix | undefined {
  const text = pkg.files.get(file)?.text ?? '';
  if (!span || !podEntry(spec, 'imagePullSecrets')) return undefined;
  const below = /^:[ \t]*(?:#.*)?\r?\n([ \t]*- +)name:/.exec(text.slice(span.end));
  if (!below) return undefined;
  const [whole, dash = ''] = below;
  const at = span.end + whole.length - `${dash}name:`.length;
  return adding(file, at, `${dash}name: ${platformSecret}${layoutOf(text, undefined).lineBreak}`);
}

/** Writes the secret in front of `containers:`, unless the template deals with pull secrets itself. */
function listBeforeContainers(pkg: ServicePackage, pod: RenderedPod, { file, span }: Place): Fix | undefined {
  const text = pkg.files.get(file)?.text ?? '';
  if (!span || podEntry(pod.spec, 'imagePullSecrets') || /pull_?Secrets/i.test(text)) return undefined;
  const start = text.lastIndexOf('\n', span.start - 1) + 1;
  const indent = text.slice(start, span.start);
  if (indent.trim() !== '' || !/^containers:/.test(text.slice(span.start))) return undefined;
  const { lineBreak } = layoutOf(text, undefined);
  const lines = ['imagePullSecrets:', `  - name: ${platformSecret}`];
  return adding(file, start, lines.map((line) => indent + line + lineBreak).join(''));
}

const adding = (file: string, at: number, newText: string): Fix => ({
  title: say('Add imagePullSecrets with "{secret}"', '添加 imagePullSecrets“{secret}”', {
    secret: platformSecret,
  }),
  changes: [edit(file, { span: { start: at, end: at }, newText })],
  preferred: true,
  safe: true,
});
