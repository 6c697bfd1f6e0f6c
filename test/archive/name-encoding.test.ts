import assert from 'node:assert/strict';
import { test } from 'node:test';
import { decodeName } from '../../server/src/archive/name-encoding';

test('UTF-8 is tried first, then GBK, then CP437, which reads every byte', () => {
  assert.deepEqual(decodeName(Buffer.from('镜像.tar')), { name: '镜像.tar', encoding: 'UTF-8' });
  assert.deepEqual(decodeName(Buffer.from([0xbe, 0xb5, 0xcf, 0xf1])), { name: '镜像', encoding: 'GBK' });
  assert.deepEqual(decodeName(Buffer.from([0x61, 0x81, 0xff])), { name: 'aü\u00a0', encoding: 'CP437' });
  const first = (byte: number) => decodeName(Uint8Array.of(byte, 0xff)).name[0];
  assert.equal(new Set(Array.from({ length: 256 }, (_, byte) => first(byte))).size, 256);
});
