// Writes the setting of each rule into package.json and package.nls*.json. `--check` only tells whether they are current.
import { readFileSync, writeFileSync } from 'node:fs';
import { loadModule } from './load-module.mjs';

const { allRules } = await loadModule('server/src/core/rules/all-rules.ts');
const { severityWords } = await loadModule('server/src/core/rules/rule-page.ts');

const levels = ['off', 'information', 'warning', 'error'];
const textFiles = { 'package.nls.json': 'en', 'package.nls.zh-cn.json': 'zh-cn' };

const files = new Map([['package.json', manifest()]]);
for (const [file, locale] of Object.entries(textFiles)) files.set(file, texts(file, locale));

if (process.argv.includes('--check')) check();
else for (const [file, text] of files) writeFileSync(file, text);

function manifest() {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  const settings = manifest.contributes.configuration.properties;
  const { order } = settings['oscpkg.rules'];
  settings['oscpkg.rules'] = { order, ...rulesSetting() };
  return `${JSON.stringify(manifest, null, 2)}\n`;
}

function rulesSetting() {
  return {
    type: 'object',
    default: {},
    additionalProperties: false,
    scope: 'resource',
    markdownDescription: '%settings.rules%',
    properties: Object.fromEntries(allRules.map((rule) => [rule.code, levelOf(rule)])),
  };
}

function levelOf({ code }) {
  return { type: 'string', enum: levels, description: `%rule.${code}%` };
}

/** The texts of the rules stand behind the others, which people write. */
function texts(file, locale) {
  const written = Object.entries(JSON.parse(readFileSync(file, 'utf8'))).filter(
    ([key]) => !key.startsWith('rule.'),
  );
  const generated = allRules.map((rule) => [`rule.${rule.code}`, describe(rule, locale)]);
  return `${JSON.stringify(Object.fromEntries([...written, ...generated]), null, 2)}\n`;
}

function describe({ summary, severity }, locale) {
  const level = severityWords[severity][locale];
  return locale === 'en' ? `${summary.en} (${level})` : `${summary[locale]}（${level}）`;
}

function check() {
  const outdated = [...files].filter(([file, text]) => readFileSync(file, 'utf8') !== text);
  if (outdated.length === 0) return;
  const names = outdated.map(([file]) => file).join(', ');
  console.error(`${names}: the settings of the rules are out of date: run "npm run docs"`);
  process.exit(1);
}
