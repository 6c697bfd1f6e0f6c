// What the language of a run means for the texts on the screen.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

/** The functions that a step gets to speak of texts in the language of the run. */
export function languageOf(locale) {
  const chinese = locale === 'zh-cn';
  return {
    /** The text in the language of the run. */
    say: (inEnglish, inChinese) => (chinese ? inChinese : inEnglish),
    /** Fails unless the text is in the language of the run, and returns it. */
    speaks: (text) => {
      assert.equal(/\p{Script=Han}/u.test(text), chinese, `is in the wrong language: ${text}`);
      return text;
    },
    /** The category and title of a command as the palette must show them. */
    titleOf: (command) => titleOf(command, chinese ? 'package.nls.zh-cn.json' : 'package.nls.json'),
  };
}

function titleOf(command, textsFile) {
  const texts = JSON.parse(readFileSync(textsFile, 'utf8'));
  const { contributes } = JSON.parse(readFileSync('package.json', 'utf8'));
  const found = contributes.commands.find((candidate) => candidate.command === command);
  assert.ok(found, `package.json declares no command ${command}`);
  const translate = (text) => (text?.startsWith('%') ? texts[text.slice(1, -1)] : text);
  return [translate(found.category), translate(found.title)].filter(Boolean).join(': ');
}
