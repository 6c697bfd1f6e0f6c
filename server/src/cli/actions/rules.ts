import { allRules } from '../../core/rules/all-rules';
import type { Rule } from '../../core/rules/rule';
import { rulePage as pageOf } from '../../core/rules/rule-page';
import { type Locale, say, text } from '../../core/text/message';
import { nearest } from '../../core/text/nearest';
import { UserError } from '../../core/text/user-error';
import { severityWords } from '../reporters/placed-text';
import type { ExitStatus, Session } from '../session';
import type { Colors } from '../terminal/output';
import { table } from '../terminal/table';

/** The options of `oscpkg rules`. */
export interface RulesOptions {
  readonly format: 'text' | 'json';
}

/** Lists the rules, or explains one. */
export async function rules(
  code: string | undefined,
  { format }: RulesOptions,
  { out, locale }: Session,
): Promise<ExitStatus> {
  const chosen = code === undefined ? allRules : [ruleOf(code)];
  const [only] = chosen;
  if (format === 'json') out.write(rulesJson(chosen, locale));
  else if (code === undefined) out.write(rulesTable(chosen, locale, out.colors));
  else if (only) out.write(rulePage(only, locale, out.colors));
  return 0;
}

function ruleOf(code: string): Rule {
  const rule = allRules.find((one) => one.code === code);
  if (rule) return rule;
  const meant = nearest(
    code,
    allRules.map((one) => one.code),
  );
  throw new UserError(
    meant
      ? say('There is no rule "{code}". Did you mean "{meant}"?', '没有规则“{code}”，是否应为“{meant}”？', {
          code,
          meant,
        })
      : say(
          'There is no rule "{code}": "oscpkg rules" lists them',
          '没有规则“{code}”：可用“oscpkg rules”列出',
          { code },
        ),
  );
}

/** The rules as JSON. Its shape is public. */
const rulesJson = (chosen: readonly Rule[], locale: Locale): string => {
  const listed = chosen.map(({ code, severity, spec, fixable, summary }) => ({
    code,
    severity,
    spec,
    fixable,
    summary: summary[locale],
  }));
  return `${JSON.stringify(listed, undefined, 2)}\n`;
};

function rulesTable(chosen: readonly Rule[], locale: Locale, colors: Colors): string {
  const rows = chosen.map(({ code, severity, fixable, summary }) => [
    code,
    severityWords[severity][locale],
    fixable ? '*' : '',
    summary[locale],
  ]);
  const lines = table(rows).map((line, index) => {
    const { code } = chosen[index] ?? { code: '' };
    return colors.bold(code) + line.slice(code.length);
  });
  return `${lines.join('\n')}\n\n${colors.dim(legend[locale])}\n`;
}

function rulePage(rule: Rule, locale: Locale, { bold, dim }: Colors): string {
  const { code, severity, spec, summary, rationale, example, fixable } = rule;
  const facts = [
    severityWords[severity][locale],
    ...(fixable ? [repairable[locale]] : []),
    `${rows[locale]} ${spec.join(', ')}`,
  ];
  const blocks = [
    `${bold(code)} (${facts.join(text(', ', '，')[locale])})`,
    summary[locale],
    rationale[locale],
    `${bold(wrong[locale])}\n${indented(example.bad)}`,
    ...(example.good === undefined ? [] : [`${bold(right[locale])}\n${indented(example.good)}`]),
    `${bold(switchOff[locale])}\n${indented(`# oscpkg-disable-next-line ${code} -- ${reason[locale]}`)}`,
    dim(`${switchOffAll[locale].replace('{code}', code)}\n${pageOf(code)}`),
  ];
  return `${blocks.join('\n\n')}\n`;
}

const indented = (block: string): string => block.trim().replace(/^/gm, '  ');

const legend = text(
  '* comes with repairs. "oscpkg rules <code>" explains a rule.',
  '* 提供修复。可用“oscpkg rules <code>”查看某条规则的说明。',
);
const repairable = text('comes with repairs', '提供修复');
const rows = text('specification', '规范条目');
const wrong = text('Wrong:', '错误示例：');
const right = text('Repaired:', '修复后：');
const switchOff = text('To switch it off for a line, write above it:', '如需对某一行关闭，请在其上一行写：');
const reason = text('why', '原因');
const switchOffAll = text(
  'For the whole package write "rules: { {code}: off }" into oscpkg.yaml.',
  '如需对整个服务包关闭，请在 oscpkg.yaml 中写“rules: { {code}: off }”。',
);
