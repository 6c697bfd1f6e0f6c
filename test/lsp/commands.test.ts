import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { test } from 'node:test';
import type {
  GenerateMappingResult,
  PackageInfo,
  PreviewResult,
  RuleInfo,
  ValidateResult,
} from '../../server/src/protocol';
import { Editor } from '../support/editor';

const chart = `
#- etcd/package/etcd/Chart.yaml
apiVersion: v2
name: etcd
version: 6.7.0
#- etcd/package/etcd/values.yaml
image:
  repository: bitnami/etcd
  tag: 3.5.0
#- etcd/package/etcd/templates/pod.yaml
apiVersion: v1
kind: Pod
metadata:
  name: etcd
spec:
  containers:
    - name: etcd
      image: "{{ .Values.image.repository }}:{{ .Values.image.tag }}"
`;
const mapped = `${chart}#- etcd/images/mapping.yaml
instance:
  - image: etcd
    tag: 3.5.0
    address:
      repository: image.repository
      tag: image.tag
    package:
      x86_64: etcd.tar
`;
const ours = { initializationOptions: { commands: ['oscpkg.preview'], ruleLink: 'rule:{code}' } };

test('the packages of the workspace are told, and told again when they change', async (t) => {
  const editor = await Editor.on(t, chart, ours);
  const listed = await editor.connection.sendRequest<PackageInfo[]>('oscpkg/listPackages', null);
  const info = { root: editor.uri('etcd'), name: 'etcd', version: '6.7.0', kind: 'helm' };
  assert.deepEqual(listed, [info]);
  await editor.open('etcd/package/etcd/Chart.yaml', 'apiVersion: v2\nname: etcd\nversion: 7.0.0\n');
  await editor.until(() =>
    editor.notified.some(
      ({ method, params }) => method === 'oscpkg/packagesChanged' && JSON.stringify(params).includes('7.0.0'),
    ),
  );
});

test('another editor is not told what it would not understand', async (t) => {
  const editor = await Editor.on(t, chart);
  await editor.diagnostics('etcd/package/etcd/Chart.yaml');
  await new Promise((resolve) => setTimeout(resolve, 400));
  assert.deepEqual(
    editor.notified.filter(({ method }) => method.startsWith('oscpkg/')),
    [],
  );
});

test('validating a folder runs every rule, also those that render', async (t) => {
  const literal = chart.replace(/image: "[^"]*"/, 'image: quay.io/etcd:3.5.0');
  const editor = await Editor.on(t, literal, ours);
  const uri = editor.uri('etcd');
  const result = await editor.connection.sendRequest<ValidateResult>('oscpkg/validate', { uri });
  assert.equal(result.package.name, 'etcd');
  assert.deepEqual(result.documents, []);
  assert.ok(result.counts.errors > 0);
  const found = await editor.diagnostics('etcd/package/etcd/templates/pod.yaml');
  assert.ok(found.some(({ code }) => code === 'template/literal-image'));
});

test('what renders follows by itself, and the editor is told to ask again', async (t) => {
  const literal = chart.replace(/image: "[^"]*"/, 'image: quay.io/etcd:3.5.0');
  const editor = await Editor.on(t, literal);
  const file = 'etcd/package/etcd/templates/pod.yaml';
  await editor.diagnostics(file);
  await editor.until(() => editor.requests.some(({ method }) => method === 'workspace/diagnostic/refresh'));
  for (let tries = 0; tries < 500; tries++) {
    if ((await editor.diagnostics(file)).some(({ code }) => code === 'template/literal-image')) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  assert.fail('the problem did not follow');
});

test('the preview says what the platform writes and what is then pulled', async (t) => {
  const editor = await Editor.on(t, mapped, {
    ...ours,
    settings: { registry: 'swr.example.com', organization: 'acme' },
  });
  const result = await editor.connection.sendRequest<PreviewResult>('oscpkg/preview', {
    uri: editor.uri('etcd'),
  });
  assert.equal(result.target, 'swr.example.com/acme');
  assert.match(result.files[0]?.after ?? '', /repository: swr\.example\.com\/acme\/etcd/);
  assert.deepEqual(
    result.images.map(({ workload, place, before, after, state }) => ({
      workload,
      place,
      before,
      after,
      state,
    })),
    [
      {
        workload: 'Pod/etcd',
        place: 'etcd',
        before: 'bitnami/etcd:3.5.0',
        after: 'swr.example.com/acme/etcd:3.5.0',
        state: 'replaced',
      },
    ],
  );
});

test('a mapping is worked out, and not written', async (t) => {
  const editor = await Editor.on(t, chart, ours);
  const result = await editor.connection.sendRequest<GenerateMappingResult>('oscpkg/generateMapping', {
    uri: editor.uri('etcd/package/etcd/values.yaml'),
  });
  assert.equal(result.uri, editor.uri('etcd/images/mapping.yaml'));
  assert.equal(result.exists, false);
  assert.match(result.newText, /repository: image\.repository/);
  assert.equal(result.edits[0]?.newText, result.newText);
});

test('a new service directory is made, and known at once', async (t) => {
  const editor = await Editor.on(t, '', ours);
  mkdirSync(path.join(editor.folder), { recursive: true });
  const params = { folder: editor.uri(''), kind: 'helm', name: 'demo', version: '1.0.0' };
  const made = await editor.connection.sendRequest<{ root: string; open: string }>(
    'oscpkg/createPackage',
    params,
  );
  assert.equal(made.root, editor.uri('demo'));
  assert.ok(made.open.startsWith(`${made.root}/`));
  const result = await editor.connection.sendRequest<ValidateResult>('oscpkg/validate', { uri: made.root });
  assert.deepEqual(result.counts, { errors: 0, warnings: 0, information: 0 });
  await assert.rejects(editor.connection.sendRequest('oscpkg/createPackage', params), /nothing was written/);
});

test('outside of a service directory the reason is in the user’s language', async (t) => {
  const editor = await Editor.on(t, '#- a.txt\nx\n', { ...ours, locale: 'zh-CN' });
  await assert.rejects(
    editor.connection.sendRequest('oscpkg/preview', { uri: editor.uri('a.txt') }),
    /不在任何服务目录中/,
  );
});

test('rules are listed, and explained as documents', async (t) => {
  const editor = await Editor.on(t, chart, ours);
  const rules = await editor.connection.sendRequest<RuleInfo[]>('oscpkg/listRules', null);
  assert.ok(rules.some(({ code, severity }) => code === 'mapping/unknown-key' && severity === 'error'));
  const page = await editor.connection.sendRequest<{ text: string }>('workspace/textDocumentContent', {
    uri: 'oscpkg-rule:/mapping/unknown-key.md',
  });
  assert.match(page.text, /^# mapping\/unknown-key/);
});
