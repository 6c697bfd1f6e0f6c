import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { parseAllDocuments } from 'yaml';
import { loadChart } from '../../server/src/core/helm/chart/load-chart';
import { type RenderedChart, renderChart } from '../../server/src/core/helm/chart/render-chart';
import { lintChart } from '../../server/src/core/helm/lint/lint-chart';
import { type HelmVersion, helmVersions } from '../../server/src/core/helm/profile';
import { type ChartFiles, readChartArchive } from '../support/chart-files';
import { type HelmRun, helmBinary, runHelm } from '../support/helm-binary';

const corpus = '../shared/corpus/charts';
const charts = existsSync(corpus) ? readdirSync(corpus).filter((name) => name.endsWith('.tgz')) : [];

/** What differs between our engine and one release of Helm over the corpus. */
interface Tally {
  charts: number;
  sameVerdict: number;
  sameImages: number;
  rendered: number;
  documents: number;
  sameDocuments: number;
  randomDocuments: number;
  sameLint: number;
  readonly unexplained: string[];
}

const tallies = new Map<HelmVersion, Tally>();
const milliseconds: number[] = [];

describe('the engine against real Helm over the corpus', () => {
  for (const helm of helmVersions) {
    it(`agrees with Helm ${helm}`, { timeout: 1_800_000 }, async () => {
      const binary = await helmBinary(helm);
      if (charts.length === 0 || 'missing' in binary) {
        console.log(`left out: ${'missing' in binary ? binary.missing : `there are no charts in ${corpus}`}`);
        return;
      }
      const tally = await compareAll(helm, binary.path);
      tallies.set(helm, tally);
      assert.equal(tally.sameVerdict, tally.charts, 'rendered or refused as Helm does');
      assert.equal(tally.sameImages, tally.rendered, 'the same images');
      assert.deepEqual(tally.unexplained, [], 'documents that differ in more than random text');
      assert.ok(tally.sameLint >= tally.charts * 0.97, 'lint verdicts');
    });
  }
  after(printSummary);
});

async function compareAll(helm: HelmVersion, binary: string): Promise<Tally> {
  const tally: Tally = {
    charts: 0,
    sameVerdict: 0,
    sameImages: 0,
    rendered: 0,
    documents: 0,
    sameDocuments: 0,
    randomDocuments: 0,
    sameLint: 0,
    unexplained: [],
  };
  for (const name of charts) {
    const path = join(corpus, name);
    const files = await readChartArchive(path);
    const theirs = await runHelm(binary, ['template', 'rel', path, '--namespace', 'ns']);
    compareRendering(tally, name, render(files, helm), theirs);
    const lint = await runHelm(binary, ['lint', path, '--namespace', 'ns']);
    tally.sameLint += passesLint(files, helm) === lint.passed ? 1 : 0;
  }
  return tally;
}

/** Loads anew each time, so that the measured time includes it. */
function render({ files, root }: ChartFiles, helm: HelmVersion): RenderedChart {
  const start = process.cpuUsage();
  const rendered = renderChart(loadChart(files, root), { helm, release: { name: 'rel', namespace: 'ns' } });
  const { user, system } = process.cpuUsage(start);
  milliseconds.push((user + system) / 1000);
  return rendered;
}

const passesLint = ({ files, root }: ChartFiles, helm: HelmVersion): boolean =>
  !lintChart(files, root, { helm, namespace: 'ns' }).some(({ severity }) => severity === 'error');

function compareRendering(tally: Tally, name: string, ours: RenderedChart, theirs: HelmRun): void {
  const passes = ours.problems.length === 0;
  tally.charts++;
  tally.sameVerdict += passes === theirs.passed ? 1 : 0;
  if (!passes || !theirs.passed) return;
  tally.rendered++;
  const output = ours.documents
    .map(({ template, text }) => `---\n# Source: ${template}\n${text.text}\n`)
    .join('');
  const [our, their] = [imagesIn(output), imagesIn(theirs.output)];
  tally.sameImages += JSON.stringify(our) === JSON.stringify(their) ? 1 : 0;
  compareDocuments(tally, name, documentsIn(output), documentsIn(theirs.output));
}

const documentsIn = (output: string): readonly string[] =>
  output.split(/^---\n(?=# Source: )/m).filter(Boolean);

/** Every value of a key `image`, sorted. */
function imagesIn(output: string): readonly string[] {
  return parseAllDocuments(output, { version: '1.1', uniqueKeys: false, strict: false })
    .flatMap((document) => [...imageValues(document.toJS({ maxAliasCount: -1 }))])
    .sort();
}

function* imageValues(value: unknown): Generator<string> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    if (key === 'image' && typeof inner === 'string') yield inner;
    yield* imageValues(inner);
  }
}

function compareDocuments(
  tally: Tally,
  name: string,
  ours: readonly string[],
  theirs: readonly string[],
): void {
  if (ours.length !== theirs.length)
    tally.unexplained.push(`${name}: ${ours.length} documents, not ${theirs.length}`);
  theirs.forEach((their, index) => {
    const our = ours[index] ?? '';
    tally.documents++;
    if (our.trim() === their.trim()) tally.sameDocuments++;
    else if (differsInRandomTextOnly(our, their)) tally.randomDocuments++;
    else tally.unexplained.push(`${name}: ${their.split('\n', 1)[0]}`);
  });
}

/** Passwords, certificates, digests of them and random names: the same lines but for runs of letters and digits. */
function differsInRandomTextOnly(our: string, their: string): boolean {
  const [left, right] = [our.trim(), their.trim()].map((text) =>
    text.split('\n').filter((line) => !isEncoded(line)),
  );
  if (!left || !right || left.length !== right.length) return false;
  return left.every((line, index) => line === right[index] || masked(line) === masked(right[index] ?? ''));
}

/** A line of a certificate or key. */
const isEncoded = (line: string): boolean => /^\s*[A-Za-z0-9+/=]{20,}$/.test(line);

const masked = (line: string): string =>
  line.replace(/[A-Za-z0-9+/=$.!#%&()*,:;<>?@^_~-]{4,}(?=["'\s]*$)/, '…');

function printSummary(): void {
  for (const [helm, tally] of tallies) {
    console.log(`Helm ${helm}: ${tally.charts} charts`);
    console.log(`  rendered or refused alike  ${tally.sameVerdict}/${tally.charts}`);
    console.log(`  the same images            ${tally.sameImages}/${tally.rendered}`);
    console.log(
      `  documents equal            ${tally.sameDocuments}/${tally.documents}, random text aside ${tally.sameDocuments + tally.randomDocuments}`,
    );
    console.log(`  lint verdicts alike        ${tally.sameLint}/${tally.charts}`);
  }
  const ordered = milliseconds.sort((a, b) => a - b);
  const at = (share: number) => (ordered[Math.floor(ordered.length * share)] ?? 0).toFixed(1);
  if (ordered.length > 0)
    console.log(
      `load + render, first time: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(0.999)} ms (CPU)`,
    );
}
