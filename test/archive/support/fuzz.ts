import { gzipSync } from 'node:zlib';
import { forEachBlock } from '../../../server/src/archive/blocks';
import { describeImageArchive } from '../../../server/src/archive/images/describe';
import { BytesAccess } from '../../../server/src/archive/random-access';
import { packTgz } from '../../../server/src/archive/tgz/pack';
import { unpackTgz } from '../../../server/src/archive/tgz/unpack';
import { packZip } from '../../../server/src/archive/zip/pack';
import { unpackZip } from '../../../server/src/archive/zip/unpack';
import { readZip } from '../../../server/src/archive/zip/zip-tree';
import { configOf, dockerFiles, multiArchitectureTar } from './image-tars';
import { paxEntry, rawTar } from './raw-tar';
import { rawZip } from './raw-zip';

/** How reading mutated archives went. */
export interface FuzzResult {
  readonly runs: number;
  /** Runs that reported at least one defect. */
  readonly defective: number;
  readonly slowest: number;
}

/**
 * Reads `runs` valid archives with random damage in every way that the product reads them. An exception that gets
 * through, or a run above two seconds, is thrown with the number that repeats it.
 */
export async function fuzz(runs: number, firstRun: number): Promise<FuzzResult> {
  const targets = await fuzzTargets();
  let defective = 0;
  let slowest = 0;
  for (let run = firstRun; run < firstRun + runs; run++) {
    const random = randomNumbers(run);
    const target = pick(targets, random);
    const start = performance.now();
    try {
      const defects = await target.read(mutate(target.bytes, random));
      if (defects > 0) defective++;
    } catch (error) {
      throw new Error(`run ${run} (${target.name})`, { cause: error });
    }
    const duration = performance.now() - start;
    if (duration > 2000) throw new Error(`run ${run} (${target.name}) took ${Math.round(duration)} ms`);
    slowest = Math.max(slowest, duration);
  }
  return { runs, defective, slowest: Math.round(slowest) };
}

interface FuzzTarget {
  readonly name: string;
  readonly bytes: Buffer;
  /** Reads the damaged bytes; resolves with the count of defects. */
  read(bytes: Buffer): Promise<number>;
}

async function fuzzTargets(): Promise<readonly FuzzTarget[]> {
  const image = multiArchitectureTar();
  const docker = rawTar(dockerFiles(['a:1'], configOf('amd64')));
  const files = [
    { path: 'chart/Chart.yaml', bytes: Buffer.from('name: chart\nversion: 1.0.0\n') },
    { path: `chart/templates/${'long/'.repeat(50)}a.yaml`, bytes: Buffer.alloc(3000, 'text ') },
  ];
  const zip = rawZip(
    [
      { name: 'a/', mode: 0o40755 },
      { name: 'a/package/chart.tgz', content: packTgz(files) },
      { name: 'a/images/one.tar', content: docker },
      { name: 'a/images/two.tar', content: image, method: 8 },
    ],
    { comment: 'comment' },
  );
  const tar = rawTar([
    { name: 'chart/Chart.yaml', body: 'name: chart' },
    paxEntry('path', `chart/${'n'.repeat(200)}`),
    { name: 'short', body: 'x'.repeat(700) },
    { name: 'L', type: 'L', body: `chart/${'m'.repeat(200)}\0` },
    { name: 'short', body: 'x' },
  ]);
  return [
    { name: 'zip', bytes: zip, read: readWholeZip },
    {
      name: 'small zip',
      bytes: Buffer.from(await packZip(files)),
      read: async (bytes) => (await unpackZip(bytes)).defects.length,
    },
    {
      name: 'tgz',
      bytes: Buffer.from(packTgz(files)),
      read: async (bytes) => (await unpackTgz(bytes)).defects.length,
    },
    {
      name: 'tar in a tgz',
      bytes: tar,
      read: async (bytes) => (await unpackTgz(gzipSync(bytes, { level: 1 }))).defects.length,
    },
    { name: 'docker image', bytes: docker, read: readImage },
    { name: 'OCI image', bytes: image, read: readImage },
    { name: 'gzipped image', bytes: gzipSync(image), read: readImage },
    { name: 'image to be gzipped', bytes: docker, read: (bytes) => readImage(gzipSync(bytes, { level: 1 })) },
  ];
}

const readImage = async (bytes: Buffer): Promise<number> =>
  (await describeImageArchive(new BytesAccess(bytes))).defects.length;

async function readWholeZip(bytes: Buffer): Promise<number> {
  const zip = await readZip(new BytesAccess(bytes));
  for (const { path } of await zip.list('')) {
    await zip.read(path);
    const image = await zip.open(path);
    if (image) await describeImageArchive(image);
    await image?.close();
    const all = await zip.open(path);
    if (all) await forEachBlock(all, () => true);
    await all?.close();
  }
  await unpackZip(bytes);
  return zip.defects.length;
}

type Random = (below: number) => number;

/** One to eight changes of the kinds that archives suffer from accidents and from attackers. */
function mutate(original: Buffer, random: Random): Buffer {
  let bytes: Buffer = Buffer.from(original);
  for (let changes = 1 + random(8); changes > 0 && bytes.length > 0; changes--) {
    bytes = pick(mutations, random)(bytes, random);
  }
  return bytes;
}

const mutations: readonly ((bytes: Buffer, random: Random) => Buffer)[] = [
  (bytes, random) => {
    const at = random(bytes.length);
    bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    return bytes;
  },
  (bytes, random) => {
    bytes[random(bytes.length)] = pick([0, 1, 0x20, 0x2e, 0x2f, 0x37, 0x7f, 0x80, 0xff], random);
    return bytes;
  },
  (bytes, random) => {
    const value = pick(
      [0, 1, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff],
      random,
    );
    if (bytes.length > 4) bytes.writeUInt32LE(value, random(bytes.length - 4));
    return bytes;
  },
  (bytes, random) => bytes.subarray(0, random(bytes.length)),
  (bytes, random) => bytes.subarray(random(Math.min(64, bytes.length))),
  (bytes, random) => {
    const [from, length] = [random(bytes.length), random(1024)];
    return Buffer.concat([bytes.subarray(0, from + length), bytes.subarray(from)]);
  },
  (bytes, random) => {
    const from = random(bytes.length);
    return Buffer.concat([bytes.subarray(0, from), bytes.subarray(from + random(600))]);
  },
  (bytes, random) => bytes.fill(random(2) * 0xff, random(bytes.length), random(bytes.length)),
  (bytes, random) => {
    const from = random(bytes.length);
    bytes.copyWithin(random(bytes.length), from, from + random(600));
    return bytes;
  },
];

const pick = <T>(list: readonly T[], random: Random): T => {
  const chosen = list[random(list.length)];
  if (chosen === undefined) throw new RangeError('an empty list');
  return chosen;
};

/** Whole numbers that look random and are the same for the same seed (mulberry32). */
function randomNumbers(seed: number): Random {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
}
