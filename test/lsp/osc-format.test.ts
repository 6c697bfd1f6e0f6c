import assert from 'node:assert/strict';
import { test } from 'node:test';
import type {
  CompletionItem,
  CompletionList,
  Hover,
  Location,
  LocationLink,
} from 'vscode-languageserver-protocol/node';
import { Editor } from '../support/editor';

const metadata = 'redis/package/redis/metadata.yaml';
const csd = 'redis/package/redis/manifests/redis_csd.yaml';
const source = `
#- ${metadata}
name: redis
briefDescription: Redis
source: ISV
#- ${csd}
kind: CustomServiceDefinition
spec:
  role: serviceEntity
`;

test('metadata.yaml and a csd: hover and completion over the wire', async (context) => {
  const editor = await Editor.on(context, source);
  await editor.open(metadata, 'name: redis\nbriefDescription: Redis\nsource: \n');
  const hover = await editor.ask<Hover>('textDocument/hover', metadata, { line: 1, character: 3 });
  assert.match(JSON.stringify(hover.contents), /64/);
  const sources = await labels(editor, metadata, { line: 2, character: 8 });
  assert.ok(sources.includes('ISV') && sources.includes('OpenSource'), String(sources));
  await editor.open(csd, 'kind: CustomServiceDefinition\nspec:\n  role: \n');
  const roles = await labels(editor, csd, { line: 2, character: 8 });
  assert.ok(roles.includes('serviceEntity') && roles.includes('operation'), String(roles));
});

test('a csd: from the path of a version to its field over the wire', async (context) => {
  const editor = await Editor.on(context, source);
  const text = `kind: CustomServiceDefinition
spec:
  versionDefinition:
    path: spec.image
  defaultConfiguration: '{"spec": {"image": "redis:7"}}'
`;
  await editor.open(csd, text);
  const at = { line: 3, character: 17 };
  const found = await editor.ask<(Location | LocationLink)[]>('textDocument/definition', csd, at);
  assert.match(JSON.stringify(found), /"line":4,"character":35/);
  assert.deepEqual(await labels(editor, csd, at), ['spec.image']);
});

async function labels(editor: Editor, file: string, at: { line: number; character: number }) {
  const answer = await editor.ask<CompletionItem[] | CompletionList>('textDocument/completion', file, at);
  return (Array.isArray(answer) ? answer : answer.items).map(({ label }) => label);
}
