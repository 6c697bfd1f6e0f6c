import { type Message, say, text } from '../../text/message';
import type { Rule } from '../rule';
import { isJunk } from '../shared/top-folders';

/** R003: the zip holds one service directory and nothing else. */
export const invalidTopLevel: Rule = {
  code: 'package/invalid-top-level',
  severity: 'error',
  spec: ['R003'],
  summary: text('The zip does not hold exactly one service directory', '压缩包内不是唯一的服务包目录'),
  rationale: text(
    'The platform looks for package/ and images/ in the one directory at the top of the zip. With another layout it finds nothing.',
    '平台在压缩包顶层唯一的目录中查找 package 和 images，布局不同将无法解析。',
  ),
  example: {
    bad: `
#- !delivery etcd-6.7.0.zip {"topLevel":["__MACOSX","etcd"]}
#! error package/invalid-top-level: "__MACOSX" does not belong into a service package: build the zip without it
#- package/etcd-6.7.0.tgz
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ delivery }) {
    const names = delivery?.topLevel ?? [];
    for (const name of names.filter(isJunk)) yield { at: { file: '' }, message: junk(name) };
    const others = names.filter((name) => !isJunk(name));
    if (others.includes('package')) yield { at: { file: '' }, message: unwrapped };
    else if (others.length > 1) yield { at: { file: '' }, message: several(others) };
  },
};

const junk = (name: string): Message =>
  say(
    '"{name}" does not belong into a service package: build the zip without it',
    '“{name}”不属于服务包内容：请在制作 zip 时去除',
    { name },
  );

const unwrapped: Message = say(
  '"package" stands at the top of the zip: put it, with "images", into one directory named after the service',
  '“package”位于压缩包顶层：请将其与“images”一起放入以服务名命名的目录',
);

function several(names: readonly string[]): Message {
  const shown = names.slice(0, mostShown);
  const count = names.length - shown.length;
  return say(
    'The zip holds {en} at its top: only one directory, named after the service, may stand there',
    '压缩包顶层有{zh}：只能有一个以服务名命名的目录',
    {
      en: shown.map((name) => `"${name}"`).join(', ') + (count > 0 ? ` and ${count} more` : ''),
      zh: shown.map((name) => `“${name}”`).join('、') + (count > 0 ? `等 ${names.length} 项` : ''),
    },
  );
}

const mostShown = 5;
