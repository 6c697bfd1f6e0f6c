import type { ClusterServiceVersion } from '../../operator/cluster-service-version';
import type { Deployment } from '../../operator/deployments';
import type { ServicePackage } from '../../package/service-package';
import { type Message, say, text } from '../../text/message';
import { appendItem, insertEntry } from '../../yaml/insert';
import { keySpan, type YamlEntry, type YamlMap } from '../../yaml/node';
import { asMap, entryAt, entryOf, itemsOf, resolve } from '../../yaml/path';
import { removeEntry } from '../../yaml/remove';
import type { Finding, Rule } from '../rule';
import { likely, repair } from '../shared/repair';
import { currentVersion, textIn } from './version-file';

/** R109 (R106 to R108 for operators): pods that pull shipped images need the platform's secret. */
export const missingPullSecret: Rule = {
  code: 'csv/missing-pull-secret',
  severity: 'information',
  spec: ['R109', 'R106', 'R107', 'R108'],
  summary: text(
    'A deployment without the secret for pulling shipped images',
    'deployment 缺少拉取镜像所需的密钥',
  ),
  rationale: text(
    'Images that are shipped in the package are pulled from the customer’s registry with the secret "default-secret". The guide asks for it wherever images are downloaded.',
    '服务包自带的镜像需使用密钥“default-secret”从客户的镜像仓库拉取，指南要求在所有包含镜像下载的文件中配置。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  install:
    spec:
      deployments:
        - name: etcd-operator
          spec:
            template:
              spec:
#             ^^^^ information csv/missing-pull-secret: "imagePullSecrets" with "default-secret" is missing in this pod
                containers: []
#- images/etcd-operator.tar
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  install:
    spec:
      deployments:
        - name: etcd-operator
          spec:
            template:
              spec:
                imagePullSecrets:
                  - name: default-secret
                containers: []
#- images/etcd-operator.tar
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    if (!csv || !pkg.images.some(({ name }) => name.endsWith('.tar'))) return;
    for (const deployment of csv.deployments) {
      const entry = entryAt(deployment.node, ['spec', 'template', 'spec']);
      const pod = asMap(entry?.value);
      if (!entry || !pod) continue;
      const misplaced = misplacedIn(deployment);
      const secrets = entryOf(pod, 'imagePullSecrets');
      if (misplaced) yield moved(pkg, csv, pod, misplaced, secrets !== undefined);
      else if (!secrets) yield missing(pkg, csv, pod, entry);
      else if (!itemsOf(secrets.value).some((item) => textIn(item, 'name') === 'default-secret'))
        yield withoutSecret(pkg, csv, secrets);
    }
  },
};

const snippet = 'imagePullSecrets:\n  - name: default-secret';
const insertTitle = say('Insert "imagePullSecrets"', '插入“imagePullSecrets”');

/** Secrets that stand in a container instead of the pod (R107). */
const misplacedIn = ({ containers }: Deployment): YamlEntry | undefined =>
  containers.flatMap(({ node }) => entryOf(node, 'imagePullSecrets') ?? [])[0];

function missing(
  pkg: ServicePackage,
  { file }: ClusterServiceVersion,
  pod: YamlMap,
  entry: YamlEntry,
): Finding {
  const edits = insertEntry(file.text, pod, snippet, ['imagePullSecrets', 'containers']);
  return finding(
    file.path,
    entry,
    say(
      '"imagePullSecrets" with "default-secret" is missing in this pod',
      '该 Pod 缺少包含“default-secret”的“imagePullSecrets”',
    ),
    repair(pkg, file.path, insertTitle, edits, likely),
  );
}

function moved(
  pkg: ServicePackage,
  { file }: ClusterServiceVersion,
  pod: YamlMap,
  entry: YamlEntry,
  isThere: boolean,
): Finding {
  const insertion = isThere ? [] : insertEntry(file.text, pod, snippet, ['imagePullSecrets', 'containers']);
  const edits = [...insertion, removeEntry(file.text, entry)];
  return finding(
    file.path,
    entry,
    say(
      '"imagePullSecrets" belongs to the pod, beside "containers", not to a container',
      '“imagePullSecrets”应位于 Pod 级别，与“containers”同级，而不是容器之下',
    ),
    repair(pkg, file.path, say('Move it to the pod', '移到 Pod 级别'), edits, likely),
  );
}

function withoutSecret(pkg: ServicePackage, { file }: ClusterServiceVersion, entry: YamlEntry): Finding {
  const list = resolve(entry.value);
  const edits = list?.kind === 'sequence' ? appendItem(file.text, list, 'name: default-secret') : [];
  return finding(
    file.path,
    entry,
    say('The secret "default-secret" is missing here', '此处缺少密钥“default-secret”'),
    repair(pkg, file.path, say('Add "default-secret"', '添加“default-secret”'), edits, likely),
  );
}

const finding = (
  file: string,
  entry: YamlEntry,
  message: Message,
  fixes: Finding['fixes'] = [],
): Finding => ({
  at: { file, span: keySpan(entry) },
  message,
  fixes,
});
