// Records what `helm template` and `helm lint` make of the charts in test/fixtures/helm/charts/*.yaml, next to each chart.
// HELM_3_5_4=… HELM_3_17_3=… node scripts/record-helm-charts.mjs [name…]; only charts without a result are run.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';

const fixtures = 'test/fixtures/helm/charts';
const binaries = { '3.5.4': process.env.HELM_3_5_4, '3.17.3': process.env.HELM_3_17_3 };
const names = process.argv.slice(2);
const work = mkdtempSync(path.join(tmpdir(), 'record-helm-'));

try {
  for (const file of readdirSync(fixtures))
    if (names.length === 0 || names.includes(file.replace('.yaml', ''))) recordFile(`${fixtures}/${file}`);
} finally {
  rmSync(work, { recursive: true, force: true });
}

function recordFile(file) {
  const cases = parse(readFileSync(file, 'utf8')).map((entry) =>
    'template' in entry ? entry : { ...entry, template: merged(entry, template), lint: merged(entry, lint) },
  );
  writeFileSync(file, stringify(cases, { lineWidth: 0, blockQuote: 'literal' }));
}

/** The result, once if both releases agree. */
function merged(entry, run) {
  const [[, first], [, second]] = Object.entries(binaries).map(([version, binary]) => [
    version,
    run(binary, entry),
  ]);
  return JSON.stringify(first) === JSON.stringify(second) ? first : { '3.5.4': first, '3.17.3': second };
}

function template(binary, entry) {
  const chart = written(entry);
  const { status, stdout, stderr } = helm(binary, ['template', 'rel', chart, '-n', 'ns', ...options(entry)]);
  return status === 0 ? { output: stdout } : { error: shortened(stderr) };
}

function lint(binary, entry) {
  const chart = written(entry);
  const { status, stdout } = helm(binary, ['lint', chart, '-n', 'ns', ...options(entry)]);
  const lines = stdout.split('\n').filter((line) => /^\[/.test(line));
  return { passes: status === 0, says: lines.map((line) => line.replaceAll(chart, '.').slice(0, 200)) };
}

function written({ files }) {
  const chart = path.join(work, 'chart');
  rmSync(chart, { recursive: true, force: true });
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(chart, name)), { recursive: true });
    writeFileSync(path.join(chart, name), text);
  }
  return chart;
}

function options({ set = [] }) {
  return set.flatMap((text) => ['--set', text]);
}

function helm(binary, args) {
  const home = {
    HELM_CACHE_HOME: work,
    HELM_CONFIG_HOME: work,
    HELM_DATA_HOME: work,
    KUBECONFIG: path.join(work, 'none'),
  };
  return spawnSync(binary, args, { env: { ...process.env, ...home }, encoding: 'utf8', timeout: 60_000 });
}

function shortened(stderr) {
  const error = /^Error: (.*)$/ms.exec(stderr)?.[1] ?? stderr;
  return error
    .replace(/\n\nUse --debug flag(.|\n)*$/, '')
    .trim()
    .slice(0, 400);
}
