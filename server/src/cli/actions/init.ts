import type { PackageKind } from '../../core/package/deployment-package';
import { say, show } from '../../core/text/message';
import { createServiceDirectory } from '../../node/create-service';
import type { ExitStatus, Session } from '../session';
import { oneLine } from '../terminal/visible';
import { shownPath } from './targets';

/** The options of `oscpkg init`. */
export interface InitOptions {
  readonly kind: PackageKind;
  readonly name?: string;
  readonly version: string;
}

/** Makes a service directory and says how to go on. */
export async function init(
  directory: string,
  { kind, name, version }: InitOptions,
  { out, locale }: Session,
): Promise<ExitStatus> {
  const made = await createServiceDirectory(directory, { kind, version, locale, ...(name && { name }) });
  const path = oneLine(shownPath(made.directory));
  const head = say('Made {path} ({kind}, {name} {version}):', '已创建 {path}（{kind}，{name} {version}）：', {
    path,
    kind,
    name: made.name,
    version,
  });
  const files = made.files.map(
    (file) => `  ${file}${made.samples.includes(file) ? ` ${show(sample, locale)}` : ''}`,
  );
  const next = [
    show(nextSteps, locale),
    `  oscpkg validate ${quoted(path)}`,
    `  oscpkg build ${quoted(path)}`,
  ];
  out.write(`${[out.colors.bold(show(head, locale)), ...files, '', ...next].join('\n')}\n`);
  return 0;
}

const sample = say('(a sample: put your image here)', '（示例：请替换为您的镜像）');

const nextSteps = say(
  'Put your own files and images in, then check and build:',
  '放入您自己的文件和镜像，然后检查并构建：',
);

const quoted = (path: string): string => (/^[\w./:@-]+$/.test(path) ? path : `"${path}"`);
