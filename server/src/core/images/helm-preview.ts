import type { ChartProblem } from '../helm/chart/chart';
import type { RenderedChart } from '../helm/chart/render-chart';
import { unreadFile } from '../helm/chart/unread-files';
import { gaveUp } from '../helm/evaluate/budget';
import { type ChartSource, chartSource } from '../package/chart-source';
import type { Mapping } from '../package/mapping';
import type { ServicePackage } from '../package/service-package';
import { SourceFile } from '../package/source-file';
import { type Message, say } from '../text/message';
import { onceFor } from '../text/once-for';
import { type HelmImage, helmImages, imagesIn } from './helm-images';
import { type HelmRenderings, helmRenderings, shareSpent } from './helm-renderings';
import { parseImageReference } from './image-reference';
import { isOnPlatform, type PlatformRegistry, platformText } from './platform-address';
import { type PreviewedUse, previewed } from './previewed-use';
import { isLiteral, partsOfReference } from './reference-roles';
import { type PathWrite, pathWrites, replaceInValues } from './values-replacement';

/** What the platform makes of a chart. */
export interface HelmPreview {
  /** values.yaml after the replacement; `''` when there is none. */
  readonly text: string;
  /** Every place that names an image, with what stands there afterwards. */
  readonly uses: readonly PreviewedUse[];
  /** Why the chart does not render, before or only after the replacement; undefined when it does. */
  readonly failure: Message | undefined;
}

/**
 * Writes what the platform would write, renders the chart again and tells for every image what becomes of it. Undefined
 * for other packages. It is made once for a snapshot.
 */
export function helmPreview(pkg: ServicePackage, to: PlatformRegistry): HelmPreview | undefined {
  const made = previewsOf(pkg);
  const target = `${to.registry}/${to.organization}`;
  if (!made.has(target)) made.set(target, newPreview(pkg, to));
  return made.get(target);
}

const previewsOf = onceFor((_: ServicePackage) => new Map<string, HelmPreview | undefined>());

function newPreview(pkg: ServicePackage, to: PlatformRegistry): HelmPreview | undefined {
  const writes = pkg.mapping ? pathWrites(pkg.mapping, to) : [];
  const replaced = replacedPackage(pkg, writes);
  const renderings = helmRenderings(pkg);
  const after = replaced && helmRenderings(replaced);
  if (!renderings || !after) return undefined;
  const shown = referencesIn(after.plain, replaced);
  const hidden = referencesIn(after.flagsOn, replaced);
  const platform = {
    to,
    written: new Set(writes.map(({ path }) => path)),
    pushed: pushedAddresses(pkg.mapping, to),
    gaveUp: [after.plain, after.flagsOn].some(({ problems }) => problems.some(({ code }) => gaveUp(code))),
  };
  return {
    text: replaced.chart?.values?.text ?? '',
    uses: helmImages(pkg).map((use) => {
      const [first, second] = use.isHidden ? [hidden, shown] : [shown, hidden];
      return previewOf(use, first.get(use.key) ?? second.get(use.key), platform);
    }),
    failure: failureOf(renderings, after, pkg.settings.helmVersion),
  };
}

/** The package after the platform has written; undefined when there is no chart with values. */
export function replacedPackage(
  pkg: ServicePackage,
  writes: readonly PathWrite[],
): ServicePackage | undefined {
  const { chart } = pkg;
  if (!chart) return undefined;
  if (!chart.values) return pkg;
  const replaced = replacedChart(chart, chart.values, writes);
  const file = replaced.values ?? chart.values;
  return { ...pkg, files: new Map(pkg.files).set(file.path, file), chart: replaced };
}

/** The chart with other values; the same for all who write the same, so that it is rendered once for them. */
function replacedChart(
  chart: ChartSource,
  { path, yaml }: SourceFile,
  writes: readonly PathWrite[],
): ChartSource {
  const name = `replaced ${JSON.stringify(writes)}`;
  const kept = chart.results.get(name);
  if (kept instanceof ReplacedChart) return kept.chart;
  const replaced = replaceInValues(yaml, writes);
  const file = new SourceFile(path, replaced.length, 'replaced', replaced);
  const made = new ReplacedChart(chartSource(new Map(chart.files).set(path, file), chart.root, chart));
  shareSpent(chart, made.chart);
  chart.results.set(name, made);
  return made.chart;
}

class ReplacedChart {
  constructor(readonly chart: ChartSource) {}
}

/** The images of a rendering by their keys. Which image stands under a key depends on the switches. */
const referencesIn = ({ documents }: RenderedChart, { chart }: ServicePackage): ReadonlyMap<string, string> =>
  new Map(imagesIn(documents, chart?.root ?? '', false).map(({ key, reference }) => [key, reference]));

/** What the platform has and writes for a mapping. */
interface Platform {
  readonly to: PlatformRegistry;
  /** The paths that are written. */
  readonly written: ReadonlySet<string>;
  /** The addresses of the images that are pushed. */
  readonly pushed: ReadonlySet<string>;
  /** Whether the rendering with its addresses was given up: what it lacks is not known. */
  readonly gaveUp: boolean;
}

const pushedAddresses = (mapping: Mapping | undefined, to: PlatformRegistry): ReadonlySet<string> =>
  new Set(
    mapping?.instances.flatMap(({ image, tag }) =>
      image && tag ? [platformText('fullAddress', to, { image: image.text, tag: tag.text })] : [],
    ),
  );

function previewOf(
  use: HelmImage,
  after: string | undefined,
  { to, written, pushed, gaveUp: isUnknown }: Platform,
): PreviewedUse {
  if (after === undefined && isUnknown) return previewed(use, '', false, notRendered);
  if (after === undefined) {
    return previewed(
      use,
      '',
      true,
      say('the workload is not rendered any more', '替换后该工作负载不再被渲染'),
    );
  }
  const defect = brokenness(after, to) ?? (after === use.reference ? undefined : lackOfRegistry(after, to));
  if (defect) return previewed(use, after, true, defect);
  if (isOnPlatform(after, to)) return previewed(use, after, true, unpushed(after, pushed));
  return previewed(use, after, false, keptReason(use, after, written));
}

const notRendered = say(
  'not checked: rendering the chart with the replaced addresses takes too long',
  '未检查：替换镜像地址后渲染该 Chart 耗时过长',
);

/** Why an address that was written cannot be pulled; undefined when nothing speaks against it. */
export function brokenness(after: string, { registry, organization }: PlatformRegistry): Message | undefined {
  const at = after.indexOf(registry);
  if (at === -1) return undefined;
  if (at > 0) {
    return say(
      'the registry stands twice in "{after}": the chart puts another one in front',
      '“{after}”中出现了两个仓库地址：Chart 在前面又拼接了一个',
      { after },
    );
  }
  if (after.includes('@')) {
    return say(
      'the digest of the old image stays: the platform’s image has another one',
      '旧镜像的摘要（digest）仍然保留，与平台上的镜像不一致',
    );
  }
  if (!parseImageReference(after))
    return say('"{after}" is no image address', '“{after}”不是合法的镜像地址', { after });
  const target = `${registry}/${organization}`;
  const joined = [target, registry].find((one) => after.startsWith(one));
  if (joined && after[joined.length] !== '/') {
    return say(
      'the chart writes no "/" behind "{joined}": it expects it at the end of the value',
      'Chart 没有在“{joined}”之后写“/”：它要求该值以“/”结尾',
      { joined },
    );
  }
  return after.startsWith(`${target}/`)
    ? undefined
    : say('"{after}" lacks the organization', '“{after}”中缺少组织名称', { after });
}

/** Where organization and name are written and the chart puts no registry in front, as it then means Docker Hub. */
const lackOfRegistry = (after: string, { organization }: PlatformRegistry): Message | undefined =>
  after.startsWith(`${organization}/`)
    ? say(
        'the chart puts no registry in front of "{after}": it expects it in the same value',
        'Chart 没有在“{after}”前面拼接仓库地址：它要求该值包含仓库地址',
        { after },
      )
    : undefined;

/** Why nobody has put an image where it is looked for; undefined when an entry does. */
function unpushed(after: string, pushed: ReadonlySet<string>): Message | undefined {
  const { tag } = partsOfReference(after);
  const address = tag.end > tag.start ? after : `${after}:latest`;
  if (pushed.has(address)) return undefined;
  const image = address.slice(address.lastIndexOf('/') + 1);
  return say('no entry of mapping.yaml pushes "{image}"', '映射文件中没有元素推送“{image}”', { image });
}

function keptReason(use: HelmImage, after: string, written: ReadonlySet<string>): Message {
  const { repository } = partsOfReference(use.reference);
  if (use.paths.length === 0 || isLiteral(use.segments, repository)) {
    return say(
      'it is written in the template, not in values.yaml',
      '镜像地址写在模板中，没有引用 values.yaml',
    );
  }
  const paths = use.paths
    .filter(({ role }) => role !== 'tag' && role !== 'digest')
    .map(({ origin }) => origin.rootPath.join('.'));
  const missing = paths.filter((path) => !written.has(path));
  return missing.length > 0
    ? say('no entry of mapping.yaml writes "{path}"', '映射文件中没有元素替换“{path}”', {
        path: missing[0] ?? '',
      })
    : say('it is still pulled from "{after}"', '仍从“{after}”拉取', { after });
}

/** Why the chart does not render once the addresses are replaced, else why it does not render at all. */
function failureOf(before: HelmRenderings, after: HelmRenderings, version: string): Message | undefined {
  const refusal = newRefusal(before, after);
  if (refusal) {
    return say(
      'Once the addresses are replaced, the chart refuses to render: {detail}',
      '替换镜像地址后，Chart 无法渲染：{detail}',
      { detail: refusal.detail },
    );
  }
  const [first] = before.exact.problems;
  return (
    first &&
    say('Helm {version} does not render this chart: {detail}', 'Helm {version} 无法渲染该 Chart：{detail}', {
      version,
      detail: first.detail,
    })
  );
}

/** The first problem of the rendering with replaced addresses that the rendering before did not have . */
export function newRefusal(before: HelmRenderings, after: HelmRenderings): ChartProblem | undefined {
  if (before.plain.problems.some(({ code }) => code === unreadFile || gaveUp(code))) return undefined;
  const known = new Set(before.plain.problems.map(({ detail }) => detail));
  return after.plain.problems.find(({ code, detail }) => !gaveUp(code) && !known.has(detail));
}
