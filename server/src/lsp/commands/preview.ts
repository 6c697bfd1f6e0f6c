import { type Preview, stateOf } from '../../core/images/preview';
import type { PreviewedUse } from '../../core/images/previewed-use';
import type { ServicePackage } from '../../core/package/service-package';
import { say, show, type Text, text } from '../../core/text/message';
import { UserError } from '../../core/text/user-error';
import { type PreviewImage, type PreviewResult, preview } from '../../protocol';
import { Places } from '../convert/places';
import type { Feature } from '../requests/feature';
import type { Session } from '../session';
import type { LivePackage } from '../workspace/live-package';
import { handle, packageAround, threadOf } from './handle';
import { packageInfo } from './package-info';

/** What the platform would write, and which image each workload then pulls. */
export const replacementPreview: Feature = {
  capabilities: () => ({}),
  register(session) {
    handle(session, preview, async ({ uri }, token) => {
      const live = await packageAround(session, uri);
      const pkg = await live.upToDate();
      const { registry, organization } = session.configuration.current;
      const params = { edited: live.edited, registry: { registry, organization } };
      const found = await threadOf(session).run('preview', params, { token });
      if (!found) throw new UserError(nothingToPreview);
      return toResult(session, live, pkg, found);
    });
  },
};

const nothingToPreview = say(
  'There is nothing to preview: package/ holds neither a chart nor an operator.',
  '没有可预览的内容：package 目录中既没有 Chart 也没有 Operator。',
);

function toResult(
  { client, configuration }: Session,
  live: LivePackage,
  pkg: ServicePackage,
  { file, uses, failure }: Preview,
): PreviewResult {
  const { registry, organization } = configuration.current;
  const places = new Places(live, pkg, client.opensArchives);
  return {
    package: packageInfo(live, pkg),
    target: `${registry}/${organization}`,
    files: file ? [{ uri: places.uri(file.path), before: file.before, after: file.after }] : [],
    images: uses.map((use) => imageOf(use, places, client.locale)),
    failure: failure ? show(failure, client.locale) : null,
  };
}

function imageOf(use: PreviewedUse, places: Places, locale: Session['client']['locale']): PreviewImage {
  const { workload, container, kind, before, after, place, reason } = use;
  return {
    workload,
    place: [kindWords[kind][locale], container].filter(Boolean).join(' '),
    before,
    after: after === '' ? null : after,
    state: stateOf(use),
    reason: reason ? show(reason, locale) : null,
    origin: place.span ? places.location(place) : null,
  };
}

/** What is said of a place that is no container. */
const kindWords: Readonly<Record<PreviewedUse['kind'], Text>> = {
  container: text('', ''),
  env: text('variable', '环境变量'),
  'custom-resource': text('custom resource', '自定义资源'),
  argument: text('argument', '参数'),
  data: text('configuration', '配置'),
  annotation: text('annotation', '注解'),
  related: text('related image', '关联镜像'),
  manifest: text('manifest', '清单'),
};
