import assert from 'node:assert/strict';
import { test } from 'node:test';
import { localeArgument, localeOf, namedLocale } from '../../../server/src/cli/terminal/locale';

test('the language of the environment, by the order of gettext', () => {
  assert.equal(
    localeOf({}, () => 'en-US'),
    'en',
  );
  assert.equal(
    localeOf({}, () => 'zh-CN'),
    'zh-cn',
    'the system, where nothing is set',
  );
  assert.equal(
    localeOf({ LANG: 'en_US.UTF-8' }, () => 'zh-CN'),
    'en',
  );
  assert.equal(
    localeOf({ LANG: 'zh_TW.Big5' }, () => 'en'),
    'zh-cn',
  );
  assert.equal(
    localeOf({ LANG: 'en', LC_MESSAGES: 'zh_CN' }, () => 'en'),
    'zh-cn',
  );
  assert.equal(
    localeOf({ LANG: 'zh_CN', LC_MESSAGES: 'zh_CN', LC_ALL: 'C.UTF-8' }, () => 'zh'),
    'en',
  );
  assert.equal(
    localeOf({ LANGUAGE: ':zh_CN:en', LANG: 'de_DE' }, () => 'en'),
    'zh-cn',
  );
  assert.equal(
    localeOf({ LANGUAGE: 'zh_CN', LANG: 'C' }, () => 'en'),
    'en',
    'the plain locale is never translated',
  );
  assert.equal(
    localeOf({ LANG: '' }, () => 'zh-Hans-CN'),
    'zh-cn',
  );
});

test('named locales', () => {
  for (const word of ['zh-cn', 'zh-CN', 'zh_CN', 'zh', 'zh-Hans-CN'])
    assert.equal(namedLocale(word), 'zh-cn');
  for (const word of ['en', 'en_US', 'EN']) assert.equal(namedLocale(word), 'en');
  for (const word of ['', 'fr', 'english', 'zhx']) assert.equal(namedLocale(word), undefined);
});

test('--locale in a command line', () => {
  assert.equal(localeArgument(['validate', '--locale', 'en', 'x']), 'en');
  assert.equal(localeArgument(['--locale=zh-cn']), 'zh-cn');
  assert.equal(localeArgument(['--locale']), undefined);
  assert.equal(localeArgument(['validate', '--', '--locale', 'en']), undefined);
});
