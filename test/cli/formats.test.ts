import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { copyOfExample, oscpkg, oscpkgProcess, writeFiles } from '../support/cli';
import { sarifShape } from './sarif-shape';

interface SarifLog {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly id: string }[] } };
    readonly results: readonly {
      readonly ruleId: string;
      readonly ruleIndex: number;
      readonly partialFingerprints: object;
    }[];
  }[];
}

/** A package with an error that can be repaired, a warning with a related place, and text of several kinds. */
async function spoiledPackage() {
  const { folder, directory } = await copyOfExample('etcd');
  const file = join(directory, 'images/mapping.yaml');
  const text = await readFile(file, 'utf8');
  await writeFile(
    file,
    text
      .replace('endpoint:', '"<镜像>: 100%,\\n\u0007":')
      .replace('etcd-3.5.21-aarch64', 'etcd-3.5.21-x86_64'),
  );
  return folder;
}

test('json: the public shape', async () => {
  const { stdout, status } = await oscpkg(['validate', '--format', 'json'], { cwd: await spoiledPackage() });
  const report = JSON.parse(stdout);
  assert.deepEqual(Object.keys(report), ['version', 'packages']);
  assert.equal(report.version, 1);
  const [checked] = report.packages;
  assert.deepEqual(Object.keys(checked), ['root', 'name', 'version', 'kind', 'problems']);
  assert.deepEqual(
    [checked.root, checked.name, checked.version, checked.kind],
    ['etcd', 'etcd', '6.7.0', 'helm'],
  );
  const unknown = checked.problems.find(({ code }: { code: string }) => code === 'mapping/unknown-key');
  assert.deepEqual(Object.keys(unknown), ['code', 'severity', 'file', 'range', 'message', 'spec', 'fixes']);
  assert.deepEqual(unknown.range, { start: { line: 9, character: 6 }, end: { line: 9, character: 22 } });
  assert.equal(unknown.file, 'images/mapping.yaml');
  assert.equal(unknown.severity, 'error');
  assert.deepEqual(unknown.spec, ['R120', 'R126', 'R129']);
  const whole = checked.problems.find(({ code }: { code: string }) => code === 'mapping/unused-archive');
  assert.equal('range' in whole, false, 'no range where there is no text');
  assert.equal(typeof whole.fixes[0].title, 'string');
  assert.equal(status, 1);
});

test('sarif: valid, every rule with its help, places from 1 on', async () => {
  for (const locale of ['en', 'zh-cn']) {
    const args = ['validate', '--format', 'sarif', '--locale', locale];
    const { stdout } = await oscpkg(args, { cwd: await spoiledPackage() });
    const log = JSON.parse(stdout);
    const isValid = new Ajv({ allErrors: true }).compile<SarifLog>(sarifShape);
    assert.ok(isValid(log), JSON.stringify(isValid.errors));
    const { results = [], tool } = log.runs[0] ?? {};
    assert.ok(results.length >= 3);
    for (const { ruleId, ruleIndex } of results) assert.equal(tool?.driver.rules[ruleIndex]?.id, ruleId);
    const marks = results.map(({ partialFingerprints }) => JSON.stringify(partialFingerprints));
    assert.equal(new Set(marks).size, marks.length);
  }
});

test('sarif: a repair as a change of the file', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  const file = join(directory, 'images/mapping.yaml');
  await writeFile(file, (await readFile(file, 'utf8')).replace('endpoint:', 'endpont:'));
  const { stdout } = await oscpkg(['validate', '--format', 'sarif'], { cwd: folder });
  const results: { ruleId: string; fixes: unknown }[] = JSON.parse(stdout).runs[0].results;
  assert.deepEqual(results.find(({ ruleId }) => ruleId === 'mapping/unknown-key')?.fixes, [
    {
      description: { text: 'Rename "endpont" to "endpoint"' },
      artifactChanges: [
        {
          artifactLocation: { uri: 'etcd/images/mapping.yaml' },
          replacements: [
            {
              deletedRegion: { startLine: 10, startColumn: 7, endLine: 10, endColumn: 14 },
              insertedContent: { text: 'endpoint' },
            },
          ],
        },
      ],
    },
  ]);
});

test('sarif without problems: an empty list of results, and nothing else on standard output', async () => {
  const { folder } = await copyOfExample('etcd');
  const { stdout } = await oscpkgProcess(['validate', '--format', 'sarif'], { cwd: folder });
  assert.deepEqual(JSON.parse(stdout).runs[0].results, []);
});

test('github: one escaped command a problem, paths from the top of the repository', async () => {
  const folder = await spoiledPackage();
  const { stdout } = await oscpkgProcess(['validate', '--format', 'github'], {
    cwd: join(folder, 'etcd'),
    env: { GITHUB_WORKSPACE: folder },
  });
  const lines = stdout.trimEnd().split('\n');
  assert.ok(lines.length >= 3);
  for (const line of lines)
    assert.match(line, /^::(?:error|warning|notice) file=etcd\/[^:,]*(?:,[a-zA-Z]+=[^:,]+)*::./);
  const unknown = lines.find((line) => line.includes('title=mapping/unknown-key'));
  assert.match(
    unknown ?? '',
    /^::error file=etcd\/images\/mapping\.yaml,line=10,endLine=10,col=7,endColumn=23,title=mapping\/unknown-key::"<镜像>: 100%25,%0A/,
  );
});

test('junit: well-formed, a failure for each problem at the threshold', async () => {
  const folder = await spoiledPackage();
  const { stdout } = await oscpkg(['validate', '--format', 'junit'], { cwd: folder });
  assertWellFormed(stdout);
  const failures = stdout.match(/<failure /g) ?? [];
  assert.equal(stdout.match(/<testsuites [^>]*failures="(\d+)"/)?.[1], String(failures.length));
  assert.match(
    stdout,
    /<failure message="&quot;&lt;镜像&gt;: 100%,&#10;\ufffd&quot;[^"]*" type="mapping\/unknown-key">/,
  );
  assert.match(stdout, /<system-out>etcd\/images\/etcd-3\.5\.21-aarch64\.tar: warning: /);
  const all = await oscpkg(['validate', '--format', 'junit', '--fail-on', 'warning'], { cwd: folder });
  assert.doesNotMatch(all.stdout, /<system-out>/);
});

test('junit without problems: one case that passes', async () => {
  const { folder } = await copyOfExample('etcd');
  const { stdout } = await oscpkg(['validate', '--format', 'junit'], { cwd: folder });
  assertWellFormed(stdout);
  assert.match(stdout, /<testcase classname="etcd" name="oscpkg validate"\/>/);
});

test('a problem inside an archive is told with the archive as its file', async () => {
  const { folder, directory } = await copyOfExample('etcd');
  await writeFiles(directory, { 'package/broken.tgz': 'no archive' });
  const { stdout } = await oscpkg(['validate', '--format', 'json'], { cwd: folder });
  const files = JSON.parse(stdout).packages[0].problems.map(({ file }: { file: string }) => file);
  assert.ok(files.includes('package/broken.tgz'), files.join(', '));
});

/** Checks nesting, quoting and characters of an XML text; enough for what has no DTD and no comments. */
function assertWellFormed(xml: string): void {
  assert.ok(xml.startsWith('<?xml version="1.0" encoding="UTF-8"?>\n'));
  const open: string[] = [];
  const body = xml.slice(xml.indexOf('?>') + 2);
  const pieces = body.matchAll(/<(\/?)([\w-]+)((?:\s+[\w-]+="[^"<]*")*)\s*(\/?)>|([^<]+)|(<)/g);
  for (const [, closing, name = '', attributes = '', alone, text = '', stray] of pieces) {
    assert.equal(stray, undefined, 'a "<" that starts no tag');
    assert.doesNotMatch(attributes + text, /&(?!(?:amp|lt|gt|quot|#\d+);)/);
    assert.doesNotMatch(attributes + text, /[\u0000-\u0008\u000b\u000c\u000e-\u001f]/);
    if (closing) assert.equal(open.pop(), name);
    else if (name !== '' && !alone) open.push(name);
  }
  assert.deepEqual(open, []);
}
