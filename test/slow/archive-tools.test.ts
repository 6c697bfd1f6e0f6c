import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { test } from 'node:test';
import { packZip } from '../../server/src/archive/zip/pack';
import { writeZip, type ZipInput } from '../../server/src/archive/zip/writer';
import { temporaryFolder } from '../archive/support/temporary-folder';
import { hasTool, run } from '../archive/support/tools';

const files: Readonly<Record<string, Buffer>> = {
  'etcd/images/layers.tar': Buffer.from('usr/share/doc/copyright '.repeat(150_000)),
  'etcd/images/noise.tar': randomBytes(3_000_000),
  'etcd/package/etcd-1.0.0.tgz': randomBytes(1000),
  'etcd/images/empty.tar': Buffer.alloc(0),
  'etcd/说明.txt': Buffer.from('中文'),
};
const inputs: readonly ZipInput[] = [
  { path: 'etcd/', source: new Uint8Array() },
  ...Object.entries(files).map(([name, source]) => ({ path: name, source })),
];

const python = `
import hashlib, sys, zipfile
archive = zipfile.ZipFile(sys.argv[1])
assert archive.testzip() is None
for entry in archive.infolist():
    if not entry.is_dir(): print(hashlib.sha256(archive.read(entry)).hexdigest(), entry.filename)
`;

/** Reads a zip as a stream and never looks at its directory, as Java services do: the strictest reader of headers. */
const java = `
import java.io.*;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.*;
class ReadZip {
  public static void main(String[] args) throws Exception {
    var out = new PrintStream(System.out, true, "UTF-8");
    try (var zip = new ZipInputStream(new FileInputStream(args[0]))) {
      for (ZipEntry entry; (entry = zip.getNextEntry()) != null; ) {
        if (entry.isDirectory()) continue;
        var hash = MessageDigest.getInstance("SHA-256").digest(zip.readAllBytes());
        out.println(HexFormat.of().formatHex(hash) + " " + entry.getName());
      }
    }
  }
}
`;

const readers: Readonly<Record<string, (zip: string, folder: string) => Promise<void> | void>> = {
  unzip: (zip) => assert.match(run('unzip', ['-t', zip]), /No errors detected/),
  zipinfo: (zip) => assert.equal(run('zipinfo', ['-1', zip]).trim().split('\n').length, inputs.length),
  '7z': (zip) => assert.match(run('7z', ['t', zip]), /Everything is Ok/),
  python3: async (zip, folder) => {
    await writeFile(path.join(folder, 'read.py'), python);
    assert.deepEqual(lines(run('python3', [path.join(folder, 'read.py'), zip])), expectedLines);
  },
  java: async (zip, folder) => {
    await writeFile(path.join(folder, 'ReadZip.java'), java);
    assert.deepEqual(lines(run('java', [path.join(folder, 'ReadZip.java'), zip])), expectedLines);
  },
};

const expectedLines = Object.entries(files)
  .map(([name, content]) => `${createHash('sha256').update(content).digest('hex')} ${name}`)
  .sort();

const lines = (output: string): readonly string[] => output.trim().split(/\r?\n/).sort();

for (const [tool, read] of Object.entries(readers)) {
  for (const compression of ['store', 'auto', 'deflate'] as const) {
    test(`${tool} reads what is written with "${compression}"`, async (t) => {
      if (!hasTool(tool, `reading zips with ${tool}`)) return;
      const folder = await temporaryFolder(t);
      const zip = path.join(folder, 'etcd-1.0.0.zip');
      await writeZip(zip, inputs, { compression });
      await read(zip, folder);
    });
  }
  test(`${tool} reads small zips`, async (t) => {
    if (!hasTool(tool, `reading small zips with ${tool}`)) return;
    const folder = await temporaryFolder(t);
    const zip = path.join(folder, 'operator.zip');
    const small = inputs.map(({ path: name }) => ({ path: name, bytes: files[name] ?? Buffer.alloc(0) }));
    await writeFile(zip, await packZip(small));
    assert.ok((await readFile(zip)).length > 0);
    await read(zip, folder);
  });
}
