import assert from 'node:assert/strict';
import { cpSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type TestContext, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import type { CodeAction, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol/node';
import { checkPackage } from '../../server/src/core/rules/check';
import { openServiceDirectory } from '../../server/src/node/open-package';
import { configOf, dockerFiles, multiArchitectureTar } from '../archive/support/image-tars';
import { rawTar } from '../archive/support/raw-tar';
import { Editor } from '../support/editor';

const image = (tag: string, architecture: string) => rawTar(dockerFiles([tag], configOf(architecture)));
const [amd, arm] = ['images/etcd-3.5.21-x86_64.tar', 'images/etcd-3.5.21-aarch64.tar'];
const mapping = 'images/mapping.yaml';
const chart = 'package/etcd/Chart.yaml';

/** An entry of mapping.yaml for another image. */
const other = (archives: string) => `  - image: other
    tag: "1.0"
    address:
      fullAddress: other
    package:
      ${archives}
`;

/** A defect that is planted in a whole package of real image tars, and the repairs that its file is offered. */
interface Planted {
  readonly code: string;
  /** The file that the repair is asked for. */
  readonly file: string;
  /** The titles of the repairs; none where only another tar would help. */
  readonly repairs: readonly string[];
  plant(disk: Disk): void;
}

/** The files of one service directory. */
class Disk {
  constructor(readonly folder: string) {}

  write(file: string, content: string | Uint8Array): void {
    writeFileSync(path.join(this.folder, file), content);
  }

  move(from: string, to: string): void {
    renameSync(path.join(this.folder, from), path.join(this.folder, to));
  }

  remove(file: string): void {
    rmSync(path.join(this.folder, file));
  }

  change(file: string, from: string | RegExp, to: string): void {
    const text = readFileSync(path.join(this.folder, file), 'utf8');
    assert.notEqual(text.replace(from, to), text, `${from} is not in ${file}`);
    this.write(file, text.replace(from, to));
  }
}

const planted: readonly Planted[] = [
  {
    code: 'images/invalid-name',
    file: 'images/etcd 镜像 x86_64.tar',
    repairs: ['Rename to "etcd-x86_64.tar"'],
    plant(disk) {
      disk.move(amd, this.file);
      disk.change(mapping, path.basename(amd), path.basename(this.file));
    },
  },
  {
    code: 'images/invalid-name',
    file: 'images/etcd-3.5.21-x86_64-.tar',
    repairs: ['Rename to "etcd-3.5.21-x86_64.tar"'],
    plant(disk) {
      disk.move(amd, this.file);
      disk.change(mapping, path.basename(amd), path.basename(this.file));
    },
  },
  {
    code: 'images/invalid-name',
    file: 'images/etcd-3.5.21-x86_64-.tar',
    repairs: [], // a file of the right name is there
    plant(disk) {
      disk.write(this.file, image('docker.io/partner/etcd:3.5.21', 'amd64'));
    },
  },
  {
    code: 'mapping/unresolved-archive',
    file: mapping,
    repairs: ['Change to "etcd-3.5.21-x86_64.tar"'],
    plant: (disk) => disk.change(mapping, '3.5.21-x86_64.tar', '3.5.2-x86_64.tar'),
  },
  {
    code: 'mapping/unresolved-archive',
    file: mapping,
    repairs: ['Change to "etcd-3.5.21-x86_64.tar"'],
    plant: (disk) => disk.change(mapping, 'etcd-3.5.21-x86_64.tar', 'images/etcd-3.5.21-x86_64.tar'),
  },
  {
    code: 'mapping/unused-archive',
    file: 'images/other-1.0-x86_64.tar',
    repairs: ['Delete "other-1.0-x86_64.tar"'],
    plant(disk) {
      disk.write(this.file, image('docker.io/partner/other:1.0', 'amd64'));
    },
  },
  {
    code: 'mapping/duplicate-archive',
    file: mapping,
    repairs: ['Change to "etcd-3.5.21-aarch64.tar"'],
    plant: (disk) => disk.change(mapping, path.basename(arm), path.basename(amd)),
  },
  {
    code: 'mapping/mismatched-architecture',
    file: mapping,
    repairs: ['Swap the two tars'],
    plant(disk) {
      disk.change(mapping, path.basename(arm), 'swap');
      disk.change(mapping, path.basename(amd), path.basename(arm));
      disk.change(mapping, 'swap', path.basename(amd));
    },
  },
  {
    code: 'mapping/mismatched-architecture',
    file: mapping,
    repairs: [],
    plant: (disk) => disk.write(amd, image('docker.io/partner/etcd:3.5.21', 'arm64')),
  },
  {
    code: 'mapping/missing-architecture',
    file: mapping,
    repairs: [],
    plant(disk) {
      disk.write('images/other-1.0-x86_64.tar', image('docker.io/partner/other:1.0', 'amd64'));
      disk.change(mapping, 'instance:\n', `instance:\n${other('x86_64: other-1.0-x86_64.tar')}`);
    },
  },
  {
    code: 'mapping/shared-archive',
    file: mapping,
    repairs: ['Change to "other-1.0-x86_64.tar"'],
    plant(disk) {
      for (const [name, architecture] of Object.entries({ x86_64: 'amd64', aarch64: 'arm64' }))
        disk.write(`images/other-1.0-${name}.tar`, image('docker.io/partner/other:1.0', architecture));
      disk.change(
        mapping,
        'instance:\n',
        `instance:\n${other('x86_64: etcd-3.5.21-x86_64.tar\n      aarch64: other-1.0-aarch64.tar')}`,
      );
    },
  },
  {
    code: 'images/mismatched-declaration',
    file: chart,
    repairs: ['Declare "x86_64"'],
    plant(disk) {
      disk.change(mapping, /\n +aarch64:.*/, '');
      disk.remove(arm);
    },
  },
  {
    code: 'images/multi-architecture',
    file: amd,
    repairs: [],
    plant: (disk) => disk.write(amd, multiArchitectureTar()),
  },
];

for (const [index, one] of planted.entries()) {
  test(`${one.code} (${index}): each repair takes the problem away and brings no other`, async (t) => {
    const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'oscpkg-lsp-')));
    const service = path.join(folder, 'etcd');
    cpSync('examples/etcd', service, { recursive: true });
    one.plant(new Disk(service));
    const before = await problemsOf(service);
    assert.ok(before.includes(one.code), before.join());
    const editor = await Editor.start(t, folder);
    const actions = await repairs(editor, one);
    assert.deepEqual([...new Set(actions.map(({ title }) => title))], one.repairs);
    for (const { title, edit } of actions) {
      const copy = copyOf(t, service);
      apply(edit ?? {}, service, copy);
      const after = await problemsOf(copy);
      const left = before.filter((code) => code !== one.code);
      assert.deepEqual(
        after.filter((code) => !left.includes(code)),
        [],
        `${title}: ${after}`,
      );
    }
  });
}

/** The codes of the problems on the disk, sorted. */
const problemsOf = async (service: string): Promise<readonly string[]> =>
  checkPackage(await openServiceDirectory(service))
    .map(({ code }) => code)
    .sort();

async function repairs(editor: Editor, { code, file }: Planted): Promise<readonly CodeAction[]> {
  const whole = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  const actions = await editor.ask<CodeAction[]>('textDocument/codeAction', `etcd/${file}`, undefined, {
    range: whole,
    context: { diagnostics: await editor.diagnostics(`etcd/${file}`) },
  });
  return actions.filter(
    ({ title, diagnostics = [] }) =>
      !/^(?:Disable|Switch) .*\//.test(title) && diagnostics.some((one) => one.code === code),
  );
}

function copyOf(t: TestContext, service: string): string {
  const copy = realpathSync(mkdtempSync(path.join(tmpdir(), 'oscpkg-fix-')));
  t.after(() => rmSync(copy, { recursive: true, force: true }));
  cpSync(service, copy, { recursive: true });
  return copy;
}

/** Does on the disk what an editor does with an edit, in a copy of the folder that the edit is for. */
function apply(edit: WorkspaceEdit, service: string, copy: string): void {
  const onDisk = (uri: string) => path.join(copy, path.relative(service, fileURLToPath(uri)));
  for (const change of edit.documentChanges ?? []) {
    if ('edits' in change) applyText(onDisk(change.textDocument.uri), change);
    else if (change.kind === 'rename') renameSync(onDisk(change.oldUri), onDisk(change.newUri));
    else if (change.kind === 'delete') rmSync(onDisk(change.uri));
    else writeFileSync(onDisk(change.uri), '');
  }
}

function applyText(file: string, { edits }: TextDocumentEdit): void {
  const text = readFileSync(file, 'utf8');
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
  const offset = ({ line, character }: { line: number; character: number }) =>
    (starts[line] ?? text.length) + character;
  const sorted = edits.flatMap((edit) => ('newText' in edit ? [edit] : []));
  sorted.sort((a, b) => offset(b.range.start) - offset(a.range.start));
  const changed = sorted.reduce(
    (whole, { range, newText }) =>
      whole.slice(0, offset(range.start)) + newText + whole.slice(offset(range.end)),
    text,
  );
  writeFileSync(file, changed);
}
