import { type Preview, preview as previewOf, stateOf } from '../../core/images/preview';
import type { PreviewedUse } from '../../core/images/previewed-use';
import type { ServicePackage } from '../../core/package/service-package';
import { type Locale, say, show } from '../../core/text/message';
import { UserError } from '../../core/text/user-error';
import { openDelivery, openServiceDirectory } from '../../node/open-package';
import type { ExitStatus, Session } from '../session';
import { diffText } from '../terminal/diff';
import type { Colors } from '../terminal/output';
import { table } from '../terminal/table';
import { oneLine } from '../terminal/visible';
import { findTargets } from './targets';

/** The options of `oscpkg preview`. */
export interface PreviewOptions {
  readonly registry: string;
  readonly organization: string;
  readonly format: 'text' | 'json';
}

/**
 * Shows what the platform will write and what each workload then pulls. The exit status is 1 when an image is left outside
 * of the platform's registry or cannot be pulled, or the chart does not render.
 */
export async function preview(
  path: string,
  options: PreviewOptions,
  { out, locale }: Session,
): Promise<ExitStatus> {
  const [target] = await findTargets([path]);
  const pkg =
    target && (await (target.kind === 'directory' ? openServiceDirectory : openDelivery)(target.path));
  const made = pkg && previewOf(pkg, options);
  if (pkg?.osc) throw new UserError(undocumented);
  if (!pkg || !made) throw new UserError(noPackage(path));
  out.write(
    options.format === 'json'
      ? previewJson(made, pkg, options, locale)
      : previewText(made, options, locale, out.colors),
  );
  return made.failure || made.uses.some((use) => stateOf(use) !== 'replaced') ? 1 : 0;
}

const undocumented = say(
  'Not documented: how the platform replaces image addresses in a package of the OSC format. Nothing can be previewed',
  '没有文档说明平台如何替换 OSC 规范包中的镜像地址，无法预览',
);

const noPackage = (path: string) =>
  say(
    '"{path}" holds no chart and no operator whose images could be shown',
    '“{path}”中没有可预览镜像的 Chart 或 Operator',
    {
      path,
    },
  );

/** The preview as JSON. Its shape is public and changes only with `version`. */
function previewJson(
  { file, uses, failure }: Preview,
  pkg: ServicePackage,
  options: PreviewOptions,
  locale: Locale,
): string {
  const images = uses.map((use) => ({
    workload: use.workload,
    place: use.container ?? null,
    before: use.before,
    after: use.after === '' ? null : use.after,
    state: stateOf(use),
    reason: use.reason ? show(use.reason, locale) : null,
    file: use.place.file,
    line: use.place.span
      ? (pkg.files.get(use.place.file)?.lines.positionAt(use.place.span.start).line ?? null)
      : null,
  }));
  const target = `${options.registry}/${options.organization}`;
  const result = {
    version: 1,
    target,
    files: file ? [file] : [],
    images,
    failure: failure ? show(failure, locale) : null,
  };
  return `${JSON.stringify(result, undefined, 2)}\n`;
}

function previewText(
  { file, uses, failure }: Preview,
  options: PreviewOptions,
  locale: Locale,
  colors: Colors,
): string {
  const parts = [
    ...(file ? [diffText(file.path, file.before, file.after, colors).trimEnd()] : []),
    ...(uses.length > 0 ? [useTable(uses, locale, colors)] : []),
    ...(failure ? [colors.red(oneLine(show(failure, locale)))] : []),
    show(summary(uses, options), locale),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

function useTable(uses: readonly PreviewedUse[], locale: Locale, colors: Colors): string {
  const rows = uses.map((use) => [
    marks[stateOf(use)],
    oneLine(use.workload),
    oneLine(use.container ?? ''),
    oneLine(use.before),
  ]);
  const lines = table(rows);
  return uses
    .flatMap((use, index) => {
      const state = stateOf(use);
      const color = state === 'replaced' ? colors.green : state === 'kept' ? colors.yellow : colors.red;
      const reason = use.reason ? [`    ${color(oneLine(show(use.reason, locale)))}`] : [];
      return [
        color(lines[index] ?? ''),
        ...(use.after && use.after !== use.before ? [`  → ${oneLine(use.after)}`] : []),
        ...reason,
      ];
    })
    .join('\n');
}

const marks: Readonly<Record<ReturnType<typeof stateOf>, string>> = { replaced: '✓', kept: '!', broken: '✗' };

function summary(uses: readonly PreviewedUse[], { registry, organization }: PreviewOptions) {
  const count = (state: ReturnType<typeof stateOf>): number =>
    uses.filter((use) => stateOf(use) === state).length;
  return say(
    '{replaced} images are pulled from {target}, {kept} from elsewhere, {broken} cannot be pulled.',
    '{replaced} 个镜像从 {target} 拉取，{kept} 个仍从别处拉取，{broken} 个无法拉取。',
    {
      target: `${registry}/${organization}`,
      replaced: count('replaced'),
      kept: count('kept'),
      broken: count('broken'),
    },
  );
}
