// Records what real Helm makes of the templates in test/fixtures/helm/recorded/*.yaml, next to each template.
// HELM_3_5_4=… HELM_3_17_3=… node scripts/record-helm-results.mjs [name…]; only templates without a result are run.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';

const fixtures = 'test/fixtures/helm';
const binaries = { '3.5.4': process.env.HELM_3_5_4, '3.17.3': process.env.HELM_3_17_3 };
const names = process.argv.slice(2);
const work = mkdtempSync(path.join(tmpdir(), 'record-helm-'));

try {
  for (const file of readdirSync(`${fixtures}/recorded`)) {
    if (names.length === 0 || names.includes(file.replace('.yaml', '')))
      recordFile(`${fixtures}/recorded/${file}`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function recordFile(file) {
  const cases = parse(readFileSync(file, 'utf8')).map((entry) =>
    Object.keys(entry).length > 1 ? entry : { ...entry, ...record(entry.template) },
  );
  writeFileSync(file, stringify(cases, { lineWidth: 0, blockQuote: 'literal' }));
}

/** The result, once if both releases agree. */
function record(template) {
  const results = Object.entries(binaries).map(([version, binary]) => [version, run(binary, template)]);
  const [[, first], [, second]] = results;
  return JSON.stringify(first) === JSON.stringify(second) ? first : Object.fromEntries(results);
}

/** The template stands in a partial, so that its output may be any text. */
function run(binary, template) {
  const chart = path.join(work, 'c');
  rmSync(chart, { recursive: true, force: true });
  cpSync(`${fixtures}/chart`, chart, { recursive: true });
  mkdirSync(path.join(chart, 'templates'));
  writeFileSync(path.join(chart, 'templates/_t.tpl'), template);
  writeFileSync(path.join(chart, 'templates/a.yaml'), 'x: {{ include "c/templates/_t.tpl" . | b64enc }}\n');
  const home = {
    HELM_CACHE_HOME: work,
    HELM_CONFIG_HOME: work,
    HELM_DATA_HOME: work,
    KUBECONFIG: path.join(work, 'none'),
  };
  const { status, stdout, stderr } = spawnSync(binary, ['template', 'rel', chart, '-n', 'ns'], {
    env: { ...process.env, ...home },
    encoding: 'utf8',
  });
  if (status === 0) return { output: Buffer.from(/^x: (.*)$/m.exec(stdout)?.[1] ?? '', 'base64').toString() };
  return { error: shortened(/^Error: (.*)$/ms.exec(stderr)?.[1] ?? stderr) };
}

/** Without what every error of this chart starts and ends with. */
function shortened(error) {
  return error
    .replace(/^template: .*?: error calling include: /, '')
    .replace(/\n\nUse --debug flag(.|\n)*$/, '')
    .trim();
}
