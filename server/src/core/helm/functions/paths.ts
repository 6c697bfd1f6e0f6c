import { text } from '../../text/message';
import { computed, slice, type TracedString, untraced } from '../evaluate/traced-string';
import { bool } from '../evaluate/value';
import { define, string } from './define';

/** Functions on slash-separated paths (Go's `path`; the `os…` variants are the same on Linux, where Helm usually runs). */
export const pathFunctions = [
  both('base', 'The last element of a path.', '路径的最后一个元素。', base),
  both('dir', 'All but the last element of a path.', '路径中除最后一个元素外的部分。', directory),
  both('clean', 'The shortest path that leads to the same place.', '等价的最短路径。', clean),
  both('ext', 'The extension of a file name, with its dot.', '文件扩展名（含点）。', extension),
  ...['isAbs', 'osIsAbs'].map((name) =>
    define({
      name,
      usage: 'PATH',
      doc: text('Whether a path starts with a slash.', '路径是否为绝对路径。'),
      parameters: [string],
      call: ([path]) => bool(path.text.startsWith('/'), [path]),
    }),
  ),
];

function both(name: string, en: string, zhCn: string, change: (path: TracedString) => TracedString) {
  return define({
    name,
    aliases: [`os${name.slice(0, 1).toUpperCase()}${name.slice(1)}`],
    usage: 'PATH',
    doc: text(en, zhCn),
    parameters: [string],
    call: ([path]) => change(path),
  });
}

function base(path: TracedString): TracedString {
  const trimmed = path.text.replace(/\/+$/, '');
  if (trimmed === '') return computed(path.text === '' ? '.' : '/', [path]);
  return slice(path, trimmed.lastIndexOf('/') + 1, trimmed.length);
}

function directory(path: TracedString): TracedString {
  return clean(slice(path, 0, path.text.lastIndexOf('/') + 1));
}

function clean(path: TracedString): TracedString {
  const rooted = path.text.startsWith('/');
  const kept: string[] = [];
  for (const part of path.text.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') kept.push(part);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!rooted) kept.push(part);
  }
  const result = `${rooted ? '/' : ''}${kept.join('/')}` || '.';
  if (path.text.startsWith(result)) return slice(path, 0, result.length);
  return path.text === '' ? untraced(result) : computed(result, [path]);
}

function extension(path: TracedString): TracedString {
  const name = path.text.lastIndexOf('/') + 1;
  const dot = path.text.lastIndexOf('.');
  return slice(path, dot < name ? path.text.length : dot);
}
