import { nameOf } from '../../package/images-folder';
import type { ServicePackage } from '../../package/service-package';
import type { SourceFile } from '../../package/source-file';
import { say } from '../../text/message';
import type { Finding } from '../rule';
import { rightMappingPath } from './mapping-files';
import { canEdit, obvious, renaming } from './repair';

/** A mapping file under a wrong name: rename it, or delete it when the right one is there too (R017). */
export function misnamedMapping(pkg: ServicePackage, file: SourceFile): Finding {
  const name = nameOf(file.path);
  const right = rightMappingPath(pkg);
  if (!pkg.files.has(right)) {
    return {
      at: { file: file.path },
      message: say(
        'The mapping file must be named "mapping.yaml", not "{name}"',
        '映射文件名称必须为“mapping.yaml”，而不是“{name}”',
        { name },
      ),
      fixes: renaming(
        pkg,
        file.path,
        right,
        say('Rename to "mapping.yaml"', '重命名为“mapping.yaml”'),
        obvious,
      ),
    };
  }
  return {
    at: { file: file.path },
    message: say(
      'The platform reads "mapping.yaml" only: "{name}" beside it has no effect',
      '平台只读取“mapping.yaml”，同目录下的“{name}”不生效',
      { name },
    ),
    fixes: canEdit(pkg, file.path)
      ? [
          {
            title: say('Delete "{name}"', '删除“{name}”', { name }),
            changes: [{ kind: 'delete', file: file.path }],
            preferred: true,
          },
        ]
      : [],
  };
}
