// Writes docs/rules/: one page a rule in both languages, and the list. `--check` only tells whether they are current.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from './files-below.mjs';
import { loadModule } from './load-module.mjs';

const { allRules } = await loadModule('server/src/core/rules/all-rules.ts');
const { rulePageText, severityWords } = await loadModule('server/src/core/rules/rule-page.ts');

const pages = new Map(allRules.map((rule) => [`docs/rules/${rule.code}.md`, page(rule)]));
pages.set('docs/rules/README.md', list());

if (process.argv.includes('--check')) check();
else write();

function page(rule) {
  return `${rulePageText(rule, 'zh-cn')}\n\n---\n\n${rulePageText(rule, 'en').replace(/^# .*$/m, '# English')}\n`;
}

function list() {
  const rows = allRules.map(
    (rule) =>
      `| [${rule.code}](${rule.code}.md) | ${severityWords[rule.severity]['zh-cn']} ${rule.severity} | ${rule.fixable ? '✓' : ''} | ${rule.summary['zh-cn']}<br>${rule.summary.en} | ${rule.spec.join(', ')} |`,
  );
  return [
    '# 规则 Rules',
    '',
    '| code | 级别 severity | 修复 fix | 说明 summary | spec |',
    '|---|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}

function write() {
  for (const file of existing()) if (!pages.has(file)) rmSync(file);
  for (const [file, text] of pages) {
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, text);
  }
  console.log(`${pages.size} pages in docs/rules`);
}

function check() {
  const outdated = [...pages]
    .filter(([file, text]) => !existsSync(file) || readFileSync(file, 'utf8') !== text)
    .map(([file]) => file);
  const extra = existing().filter((file) => !pages.has(file));
  if (outdated.length + extra.length === 0) return;
  console.error(
    `docs/rules is out of date (${[...outdated, ...extra].slice(0, 5).join(', ')}): run "npm run docs"`,
  );
  process.exit(1);
}

function existing() {
  return existsSync('docs/rules') ? filesBelow('docs/rules').filter((file) => file.endsWith('.md')) : [];
}
