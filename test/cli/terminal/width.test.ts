import assert from 'node:assert/strict';
import { test } from 'node:test';
import { displayWidth, padEnd, takeEnd, takeStart } from '../../../server/src/cli/terminal/width';

test('columns of characters', () => {
  assert.equal(displayWidth('etcd'), 4);
  assert.equal(displayWidth('服务包'), 6);
  assert.equal(displayWidth('：'), 2);
  assert.equal(displayWidth('e\u0301'), 1, 'a combining mark');
  assert.equal(displayWidth('👩‍👩‍👧'), 2, 'one emoji of several');
  assert.equal(displayWidth('\u200b'), 0);
  assert.equal(displayWidth('ｶ'), 1, 'half width');
  assert.equal(displayWidth('⚠️'), 2);
  assert.equal(displayWidth(''), 0);
});

test('the beginning and the end of a text that fit', () => {
  assert.equal(takeStart('服务包 etcd', 5), '服务');
  assert.equal(takeEnd('etcd 服务包', 5), '务包');
  assert.equal(takeStart('abc', 10), 'abc');
  assert.equal(takeEnd('abc', 0), '');
  assert.equal(takeStart('e\u0301\u0301\u0301x', 1), 'e\u0301\u0301\u0301');
});

test('padding', () => {
  assert.equal(padEnd('包', 4), '包  ');
  assert.equal(padEnd('long', 2), 'long');
});
