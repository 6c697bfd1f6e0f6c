import { type Message, say } from '../core/text/message';
import { UserError } from '../core/text/user-error';

/** What the operating system said (`ENOENT`, `ENOSPC`…); undefined for every other error. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** The error for the user when a file cannot be read; errors that are not the system's are handed back as they are. */
export function readError(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  return new UserError(readMessage(code, path), { cause: error });
}

/** The error for the user when a file cannot be written; errors that are not the system's are handed back as they are. */
export function writeError(error: unknown, path: string): unknown {
  const code = systemCode(error);
  if (code === undefined) return error;
  return new UserError(writeMessage(code, path), { cause: error });
}

/** Only what a system call returned: an aborted signal has a code too, and is no matter of the disk. */
const systemCode = (error: unknown): string | undefined =>
  error instanceof Error && 'syscall' in error ? errorCode(error) : undefined;

function readMessage(code: string, path: string): Message {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return say('There is no file "{path}"', '文件“{path}”不存在', { path });
    case 'EACCES':
    case 'EPERM':
      return say(
        'No permission to read "{path}": change its permissions',
        '没有权限读取“{path}”：请修改其权限',
        { path },
      );
    case 'EISDIR':
      return say('"{path}" is a folder, not a file', '“{path}”是目录，不是文件', { path });
    case 'ELOOP':
      return say('"{path}" is a symbolic link that leads to itself', '“{path}”是指向自身的符号链接', {
        path,
      });
    default:
      return say('"{path}" cannot be read ({code})', '无法读取“{path}”（{code}）', { path, code });
  }
}

function writeMessage(code: string, path: string): Message {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return say(
        'The disk is full: "{path}" was not written. Free some space or choose another folder',
        '磁盘空间不足：“{path}”未写入。请释放空间或选择其他目录',
        { path },
      );
    case 'EFBIG':
      return say(
        'The file system of "{path}" cannot hold a file of this size: choose another folder',
        '“{path}”所在的文件系统不支持这么大的文件：请选择其他目录',
        { path },
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return say('The folder of "{path}" does not exist: create it', '“{path}”所在的目录不存在：请先创建', {
        path,
      });
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return say(
        'No permission to write "{path}": change its permissions or choose another folder',
        '没有权限写入“{path}”：请修改权限或选择其他目录',
        { path },
      );
    default:
      return say('"{path}" cannot be written ({code})', '无法写入“{path}”（{code}）', { path, code });
  }
}
