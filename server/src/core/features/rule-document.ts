import { allRules } from '../rules/all-rules';
import { type Locale, say, show, text } from '../text/message';

/** The page that explains a rule, as Markdown in one language; undefined when there is no such rule. */
export function ruleDocument(code: string, locale: Locale): string | undefined {
  const rule = allRules.find((one) => one.code === code);
  if (!rule) return undefined;
  const { severity, spec, summary, rationale, example, fixable } = rule;
  const facts = [severities[severity][locale], ...(fixable ? [repairable[locale]] : []), spec.join(', ')];
  const blocks = [
    `# ${code}`,
    summary[locale],
    `*${facts.join(' · ')}*`,
    `## ${why[locale]}`,
    rationale[locale],
    `## ${wrong[locale]}`,
    fenced(example.bad),
    ...(example.good === undefined ? [] : [`## ${right[locale]}`, fenced(example.good)]),
    `## ${switchOff[locale]}`,
    show(howToSwitchOff, locale),
    fenced(`# oscpkg-disable-next-line ${code} -- ${reason[locale]}`),
    show(howToSwitchOffAll, locale),
    fenced(`rules:\n  ${code}: off`),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const fenced = (block: string): string => `\`\`\`\`yaml\n${block.trim()}\n\`\`\`\``;

const severities = {
  error: text('error', '错误'),
  warning: text('warning', '警告'),
  information: text('information', '提示'),
  hint: text('hint', '建议'),
} as const;
const repairable = text('comes with repairs', '提供修复');
const why = text('Why', '原因');
const wrong = text('Wrong', '错误示例');
const right = text('Repaired', '修复后');
const switchOff = text('To switch it off', '如何关闭');
const reason = text('why', '原因');
const howToSwitchOff = say('For one line, write above it:', '如需对某一行关闭，请在其上一行写：');
const howToSwitchOffAll = say(
  'For the whole package, write into oscpkg.yaml:',
  '如需对整个服务包关闭，请在 oscpkg.yaml 中写：',
);
