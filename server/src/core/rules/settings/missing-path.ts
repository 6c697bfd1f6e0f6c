import type { ServicePackage } from '../../package/service-package';
import { say, text } from '../../text/message';
import type { Span } from '../../text/span';
import { itemsOf, resolve, valueIn } from '../../yaml/path';
import type { Finding, Rule } from '../rule';

/** A folder or file that oscpkg.yaml names and that is not there. */
export const missingPath: Rule = {
  code: 'settings/missing-path',
  severity: 'error',
  spec: [],
  summary: text('oscpkg.yaml names a folder or file that is not there', 'oscpkg.yaml 引用的目录或文件不存在'),
  rationale: text(
    'Without the source nothing can be checked or built; without the images folder no image tar is found.',
    '缺少源码目录时无法检查和构建，缺少镜像目录时找不到镜像 tar 包。',
  ),
  example: {
    bad: `
#- oscpkg.yaml
source: ../charts/etcd
#       ^^^^^^^^^^^^^^ error settings/missing-path: There is no folder "../charts/etcd", or nothing is in it
`,
  },
  fixable: false,
  tempo: 'text',
  *check(pkg) {
    const { file, source, images } = pkg.settings;
    if (!file) return;
    for (const [key, folder] of [
      ['source', source],
      ['images', images],
    ] as const) {
      const value = valueIn(file.yaml.root, key);
      if (value && folder && !holdsFiles(pkg, folder)) yield missingFolder(file.path, value.span, folder);
    }
    for (const item of itemsOf(valueIn(file.yaml.root, 'values'))) {
      const value = resolve(item);
      if (item && value?.kind === 'scalar' && !pkg.files.has(value.text)) {
        yield missingFile(file.path, item.span, value.text);
      }
    }
  },
};

const holdsFiles = ({ files }: ServicePackage, folder: string): boolean =>
  [...files.keys()].some((path) => path.startsWith(`${folder}/`));

const missingFolder = (file: string, span: Span, folder: string): Finding => ({
  at: { file, span },
  message: say('There is no folder "{folder}", or nothing is in it', '目录“{folder}”不存在或为空', {
    folder,
  }),
});

const missingFile = (file: string, span: Span, path: string): Finding => ({
  at: { file, span },
  message: say(
    'There is no file "{path}"; write it relative to oscpkg.yaml, without "./"',
    '文件“{path}”不存在；请填写相对于 oscpkg.yaml 的路径，不要以“./”开头',
    { path },
  ),
});
