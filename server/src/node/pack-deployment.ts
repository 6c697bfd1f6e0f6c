import { packTgz } from '../archive/tgz/pack';
import { packZip } from '../archive/zip/pack';
import { chartArchive } from '../core/build/chart-archive';
import { operatorArchive } from '../core/build/operator-archive';
import type { DeploymentArchive } from '../core/build/package-archive';
import type { DeploymentPackage } from '../core/package/deployment-package';
import { nameOf } from '../core/package/images-folder';
import { identity, type ServicePackage } from '../core/package/service-package';
import { type Message, say } from '../core/text/message';
import { UserError } from '../core/text/user-error';

/** The service's name and version, as its deployment package states them. */
export interface Service {
  readonly name: string;
  readonly version: string;
}

/** Name and version for the names of archives. Throws a UserError where they are not written or fit no file name. */
export function serviceOf(pkg: ServicePackage): Service {
  const { name, version } = namesIn(pkg);
  if (!name || !version) throw new UserError(noIdentity(pkg));
  for (const text of [name, version]) if (!isFileName(text)) throw new UserError(noFileName(text));
  return { name, version };
}

/** What `package/` of the delivery holds: the archive that lies there, or one made of the source. Throws a UserError when it cannot be made. */
export async function packDeployment(pkg: ServicePackage, service: Service): Promise<DeploymentArchive> {
  const { deployment } = pkg;
  if (!deployment) throw new UserError(nothingToPack);
  if (deployment.packed) return { fileName: nameOf(deployment.path), content: deployment.path };
  const stem = `${service.name}-${service.version}`;
  if (deployment.kind !== 'helm')
    return { fileName: `${stem}.zip`, content: await packSource(pkg, deployment, service) };
  return { fileName: `${stem}.tgz`, content: packChart(pkg, deployment) };
}

function packChart(pkg: ServicePackage, { root }: DeploymentPackage): Uint8Array {
  const chart = chartArchive(pkg.files, root);
  if (!chart) throw new UserError(nothingToPack);
  refuse(chart.problems);
  return packTgz(chart.files);
}

/** An operator lies in a folder of its package's name (the package-manifest layout); an OSC source at the top. */
async function packSource(
  pkg: ServicePackage,
  { root, kind }: DeploymentPackage,
  { name }: Service,
): Promise<Uint8Array> {
  const source = operatorArchive(pkg.files, root, kind === 'operator' ? name : '');
  refuse(source.problems);
  return packZip(source.files);
}

function refuse([problem]: readonly Message[]): void {
  if (problem) throw new UserError(problem);
}

function namesIn(pkg: ServicePackage): {
  readonly name?: string | undefined;
  readonly version?: string | undefined;
} {
  const { deployment, operator } = pkg;
  const stated = identity(pkg);
  if (deployment?.kind === 'osc') return stated;
  return { ...stated, name: stated.name ?? operator?.csv?.name.replace(/\.v?\d.*$/, '') };
}

/** Whether every system takes a text as part of a file name. */
const isFileName = (text: string): boolean =>
  /^[^\u0000-\u001f\u007f/\\:*?"<>|]{1,100}$/.test(text) && !/^\.+$/.test(text);

const nothingToPack = say(
  'There is nothing to pack: "package/" holds neither a chart nor an operator nor an archive of one',
  '没有可打包的内容：“package/”中既没有 Chart，也没有 operator，也没有部署包',
);

const noIdentity = (pkg: ServicePackage) =>
  say(
    'The name or the version of the service is not written in {path}',
    '{path} 中没有写明服务的名称或版本',
    { path: pkg.deployment?.path ?? 'package/' },
  );

const noFileName = (text: string) =>
  say(
    '"{text}" cannot be part of a file name: correct the name or the version of the service',
    '“{text}”不能用作文件名：请修改服务的名称或版本',
    {
      text,
    },
  );
