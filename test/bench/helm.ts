// How long a chart takes from its archive to rendered documents, in process, beside `helm template` as a process.
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { loadChart } from '../../server/src/core/helm/chart/load-chart';
import { renderChart } from '../../server/src/core/helm/chart/render-chart';
import { readChartArchive } from '../support/chart-files';
import { helmBinary, runHelm } from '../support/helm-binary';

const corpus = path.resolve('../shared/corpus/charts');
/** Every how many-th chart is rendered by the real Helm too. */
const peerEvery = 5;

interface Row {
  readonly chart: string;
  readonly own: number;
  readonly peer: number | undefined;
}

async function main(): Promise<void> {
  if (!existsSync(corpus)) return console.log('left out: ../shared/corpus/charts is not there');
  const helm = await helmBinary('3.17.3');
  if ('missing' in helm) console.log(`Helm is left out: ${helm.missing}`);
  const rows: Row[] = [];
  for (const [index, file] of readdirSync(corpus).sort().entries()) {
    const archive = path.join(corpus, file);
    const own = await measureOwn(archive);
    const peer =
      'path' in helm && index % peerEvery === 0 ? await measureHelm(helm.path, archive) : undefined;
    rows.push({ chart: file, own, peer });
  }
  print(rows);
}

/** Milliseconds to load and render a chart that was just unpacked, the second time in this process (the code is warm, the chart is not). */
async function measureOwn(archive: string): Promise<number> {
  let milliseconds = 0;
  for (let round = 0; round < 2; round++) {
    const { files, root } = await readChartArchive(archive);
    const start = performance.now();
    renderChart(loadChart(files, root), {
      helm: '3.17.3',
      release: { name: 'rel', namespace: 'ns' },
    });
    milliseconds = performance.now() - start;
  }
  return milliseconds;
}

async function measureHelm(helm: string, archive: string): Promise<number> {
  const start = performance.now();
  await runHelm(helm, ['template', 'rel', archive, '-n', 'ns']);
  return performance.now() - start;
}

function print(rows: readonly Row[]): void {
  const own = rows.map((row) => row.own);
  const paired = rows.flatMap(({ own: mine, peer }) => (peer === undefined ? [] : [{ mine, peer }]));
  console.log(
    `${rows.length} charts, load + render: p50 ${ms(percentile(own, 0.5))}, p95 ${ms(percentile(own, 0.95))}, most ${ms(Math.max(...own))}`,
  );
  for (const { chart, own: most } of [...rows].sort((a, b) => b.own - a.own).slice(0, 5))
    console.log(`  ${ms(most)} ${chart}`);
  if (paired.length === 0) return;
  const peers = paired.map(({ peer }) => peer);
  console.log(
    `helm template (process), ${paired.length} charts: p50 ${ms(percentile(peers, 0.5))}, p95 ${ms(percentile(peers, 0.95))}`,
  );
  const ratios = paired.map(({ mine, peer }) => peer / mine);
  const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
  console.log(
    `helm / oscpkg over these charts: ${(sum(peers) / sum(paired.map(({ mine }) => mine))).toFixed(1)} times`,
  );
  console.log(
    `helm / oscpkg on the same chart: p50 ${percentile(ratios, 0.5).toFixed(1)} times, least ${Math.min(...ratios).toFixed(1)} times`,
  );
}

const percentile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;

const ms = (value: number): string => `${value.toFixed(1)} ms`;

await main();
