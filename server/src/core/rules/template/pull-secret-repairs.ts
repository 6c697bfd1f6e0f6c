import type { Fix } from '../../package/edit';
import type { Place } from '../../package/place';
import type { ServicePackage } from '../../package/service-package';
import type { TextEdit } from '../../text/edit';
import { say } from '../../text/message';
import { layoutOf } from '../../yaml/layout';
import { itemsOf, valueIn } from '../../yaml/path';
import { changedPackage, hasSameImages } from '../shared/changed-package';
import { keyOfPod, platformSecret, podEntry, podsWithoutSecret, type RenderedPod } from './pod-specs';
import { elseWithSecret } from './pull-secret-branch';
import { secretValues } from './pull-secret-values';

/** Ways to give the pods of a package the platform's secret. What a repair does is tried before it is offered, each trial once. */
export class PullSecretRepairs {
  private readonly trials: { readonly fix: Fix; readonly helped: ReadonlySet<string> }[] = [];
  private readonly untried: Iterator<Fix>;

  constructor(private readonly pkg: ServicePackage) {
    this.untried = secretValues(pkg, templatesOfPods(pkg));
  }

  /** The repair of one pod, whose `containers` or `imagePullSecrets` stands at a place; none when no way works. */
  of(pod: RenderedPod, at: Place): readonly Fix[] {
    const fix =
      this.byValues(keyOfPod(pod)) ??
      itemBeforeOthers(this.pkg, pod, at) ??
      listBeforeContainers(this.pkg, pod, at) ??
      this.byBranch(pod, at);
    return fix ? [fix] : [];
  }

  /** The template of the pod with an `else` behind the condition under which it names secrets. */
  private byBranch(pod: RenderedPod, { file, span }: Place): Fix | undefined {
    const text = this.pkg.files.get(file)?.text ?? '';
    const indent = span && indentAt(text, span.start);
    const edits = indent === undefined ? undefined : elseWithSecret(text, indent);
    const fix = edits && addingTo(file, edits);
    return fix && helpedBy(this.pkg, fix).has(keyOfPod(pod)) ? fix : undefined;
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

/** The texts of the templates whose pods lack the secret. */
const templatesOfPods = (pkg: ServicePackage): readonly string[] =>
  [...new Set(podsWithoutSecret(pkg).map(({ document }) => `${pkg.chart?.root}/${document.file}`))].map(
    (file) => pkg.files.get(file)?.text ?? '',
  );

/** Each trial renders the chart. */
const mostTrials = 8;

/** The pods that have the secret after a change and not before; none when the chart then renders other images. */
function helpedBy(pkg: ServicePackage, { changes }: Fix): ReadonlySet<string> {
  const changed = changedPackage(pkg, changes);
  if (!hasSameImages(pkg, changed)) return new Set();
  const after = new Set(podsWithoutSecret(changed).map(keyOfPod));
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

/** Writes the secret in front of `containers:`, unless the template may write pull secrets there itself. */
function listBeforeContainers(pkg: ServicePackage, pod: RenderedPod, { file, span }: Place): Fix | undefined {
  const text = pkg.files.get(file)?.text ?? '';
  if (!span || podEntry(pod.spec, 'imagePullSecrets') || isMisplaced(pod)) return undefined;
  const indent = indentAt(text, span.start);
  const isKey = indent !== undefined && /^containers:/.test(text.slice(span.start));
  if (!isKey || writesSecretsAt(text, indent)) return undefined;
  const { lineBreak } = layoutOf(text, undefined);
  const lines = ['imagePullSecrets:', `  - name: ${platformSecret}`];
  return adding(file, span.start - indent.length, lines.map((line) => indent + line + lineBreak).join(''));
}

/** Whether a container has the list: that is moved, not written anew. */
const isMisplaced = ({ spec }: RenderedPod): boolean =>
  itemsOf(podEntry(spec, 'containers')?.value).some(
    (item) => valueIn(item, 'imagePullSecrets') !== undefined,
  );

/** Whether a template writes pull secrets at an indent, or calls or names what may. Those of a container are no pod's. */
const writesSecretsAt = (text: string, indent: string): boolean =>
  new RegExp(
    String.raw`^${indent}imagePullSecrets:|["\w.]pull_?Secrets[\w.]*"|\}\}[ \t]*imagePullSecrets:`,
    'im',
  ).test(text);

/** What stands in front of a key on its line; undefined when that is more than white space. */
function indentAt(text: string, at: number): string | undefined {
  const indent = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return indent.trim() === '' ? indent : undefined;
}

const adding = (file: string, at: number, newText: string): Fix =>
  addingTo(file, [{ span: { start: at, end: at }, newText }]);

const addingTo = (file: string, edits: readonly TextEdit[]): Fix => ({
  title: say('Add imagePullSecrets with "{secret}"', '添加 imagePullSecrets“{secret}”', {
    secret: platformSecret,
  }),
  changes: [{ kind: 'edit', file, edits }],
  preferred: true,
  safe: true,
});
