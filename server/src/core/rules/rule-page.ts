import { type Locale, type Text, text } from '../text/message';
import type { Rule, Severity } from './rule';

/** The address of the page that explains a rule, in both languages; generated into docs/rules/. */
export const rulePage = (code: string): string =>
  `https://github.com/oscpkg/oscpkg/blob/main/docs/rules/${code}.md`;

/** The page that explains a rule, as Markdown in one language: for the editor, which shows it in the user's. */
export function rulePageText(rule: Rule, locale: Locale): string {
  const words = headings[locale];
  const { bad, good } = rule.example;
  return [
    `# ${rule.code}`,
    `**${rule.summary[locale]}**`,
    `${words.severity}: ${severityWords[rule.severity][locale]}${rule.fixable ? ` · ${words.fixable}` : ''} · ${words.spec}: ${rule.spec.join(', ')}`,
    rule.rationale[locale],
    `## ${words.bad}`,
    fenced(bad),
    ...(good === undefined ? [] : [`## ${words.good}`, fenced(good)]),
    `## ${words.off}`,
    fenced(
      `${words.comment}\n# oscpkg-disable-next-line ${rule.code} -- ${words.reason}\n\n# oscpkg.yaml\nrules:\n  ${rule.code}: off`,
    ),
  ].join('\n\n');
}

/** A severity in the user's words. */
export const severityWords: Readonly<Record<Severity, Text>> = {
  error: text('error', '错误'),
  warning: text('warning', '警告'),
  information: text('information', '信息'),
  hint: text('hint', '提示'),
};

const fenced = (content: string): string => `\`\`\`yaml\n${content.trim()}\n\`\`\``;

const headings = {
  en: {
    severity: 'Severity',
    fixable: 'has a quick fix',
    spec: 'specification',
    bad: 'Wrong',
    good: 'Right',
    off: 'Switch it off',
    comment: '# for one line',
    reason: 'why',
  },
  'zh-cn': {
    severity: '级别',
    fixable: '可快速修复',
    spec: '规范条目',
    bad: '错误示例',
    good: '正确示例',
    off: '关闭此规则',
    comment: '# 只对下一行关闭',
    reason: '原因',
  },
} as const;
