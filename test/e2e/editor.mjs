// The text editor that has the focus. Places in it are named by text: a line by what it contains, a word in that line.
import path from 'node:path';
import { until } from './until.mjs';

const active = '.editor-group-container.active .editor-instance .monaco-editor[data-uri]';

/** Lines are looked up in the file on disk, so `save()` before naming a line that was just written. */
export class Editor {
  #page;
  #readFile;
  #root;

  constructor(page, readFile, root) {
    this.#page = page;
    this.#readFile = readFile;
    this.#root = root;
  }

  /** Waits until that file is the one in the editor. */
  async waitForFile(file, seconds = 60) {
    await until(async () => (await this.#file()) === file, { what: () => `${file} is not shown`, seconds });
  }

  /** Puts the caret before a word (or behind it, with `end`) of the first line that contains a text. */
  async moveTo(lineText, word = lineText, side = 'start') {
    const { line, column } = positionOf(this.#readFile(await this.#file()), lineText, word);
    await this.#page.keyboard.press('Escape');
    await this.#page.keyboard.press('Control+g');
    const input = this.#page.locator('.quick-input-widget input.input');
    await input.waitFor();
    await input.fill(`:${line}:${side === 'end' ? column + word.length : column}`);
    await this.#page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
    await until(async () => (await this.place()).line === line, {
      what: () => `the caret is not at "${lineText}"`,
    });
  }

  /** Rests the mouse on a word until the hover shows the text, and returns all that it shows. */
  async hover(lineText, word, text) {
    await this.moveTo(lineText, word);
    let shown = '';
    const read = async () => {
      const place = await this.#page.locator(active).evaluate(centreOf, { lineText, word });
      await this.#page.mouse.move(place.x, place.y - 60);
      await this.#page.mouse.move(place.x, place.y, { steps: 4 });
      const hovers = this.#page.locator('.monaco-resizable-hover:visible, .monaco-hover:visible');
      for (let round = 0; round < 40 && !shown.includes(text); round++) {
        shown = (await hovers.allInnerTexts()).join('\n').replaceAll('\u00a0', ' ');
        await this.#page.waitForTimeout(50);
      }
      return shown.includes(text) && shown;
    };
    return until(read, {
      what: () => `the hover on "${word}" has no "${text}"; it shows:\n${shown}`,
      retry: true,
    });
  }

  /** Types at the caret. */
  async type(text) {
    await this.#page.keyboard.type(text);
  }

  /** Presses keys as Playwright names them: `End`, `Control+Enter`. */
  async press(...keys) {
    for (const key of keys) await this.#page.keyboard.press(key);
  }

  /** Asks for completion at the caret until the label is offered, and returns the labels on the screen. */
  async complete(label) {
    const labels = this.#page.locator('.suggest-widget.visible .monaco-list-row .label-name');
    let shown = [];
    const ask = async () => {
      await this.#page.keyboard.press('Control+Space');
      for (let round = 0; round < 40 && !shown.includes(label); round++) {
        shown = await labels.allInnerTexts();
        await this.#page.waitForTimeout(50);
      }
      if (shown.includes(label)) return shown;
      await this.#page.keyboard.press('Escape');
    };
    return until(ask, {
      what: () => `completion has no "${label}"; it offers: ${shown.join(', ')}`,
      retry: true,
    });
  }

  /** Takes a completion that `complete` has shown. */
  async accept(label) {
    const focused = this.#page.locator('.suggest-widget.visible .monaco-list-row.focused .label-name');
    await this.#arrowDownTo(focused, label);
    await this.#page.keyboard.press('Enter');
    await this.#page.locator('.suggest-widget.visible').waitFor({ state: 'detached' });
  }

  /** Applies a quick fix that changes the shown file, which has been saved, at the caret, by its title. */
  async quickFix(title) {
    const rows = this.#page.locator('.action-widget .monaco-list-row.action');
    let shown = [];
    const open = async () => {
      await this.#page.keyboard.press('Control+.');
      await rows.first().waitFor({ timeout: 3000 });
      shown = (await rows.allInnerTexts()).map((text) => text.replaceAll('\u00a0', ' '));
      if (shown.some((text) => text.includes(title))) return true;
      await this.#page.keyboard.press('Escape');
    };
    await until(open, { what: () => `no quick fix "${title}"; offered: ${shown.join(', ')}`, retry: true });
    await this.#arrowDownTo(this.#page.locator('.action-widget .monaco-list-row.action.focused'), title);
    await this.#page.keyboard.press('Enter');
    await rows.first().waitFor({ state: 'detached' });
    // The list closes before the server has said what the fix changes.
    await this.#unsaved().waitFor();
  }

  /** Jumps to the definition of what stands at the caret and returns the place it leads to. */
  async goToDefinition() {
    const from = JSON.stringify(await this.place());
    let to = from;
    const jump = async () => {
      await this.#page.keyboard.press('F12');
      for (let round = 0; round < 40 && to === from; round++) {
        await this.#page.waitForTimeout(50);
        to = JSON.stringify(await this.place());
      }
      return to !== from;
    };
    await until(jump, { what: () => `go to definition stays at ${from}`, retry: true });
    return this.place();
  }

  /** Renames what stands at the caret. */
  async rename(name) {
    const input = this.#page.locator('.rename-box input');
    const open = async () => {
      await this.#page.keyboard.press('F2');
      await input.waitFor({ timeout: 5000 });
      return true;
    };
    await until(open, { what: () => 'rename does not open', retry: true });
    await input.fill(name);
    await this.#page.keyboard.press('Enter');
    await input.waitFor({ state: 'hidden' });
  }

  /** Writes the file to disk. */
  async save() {
    await this.#page.keyboard.press('Control+s');
    await this.#unsaved().waitFor({ state: 'detached' });
  }

  /** Where the caret is: `{ file, line, text }`, with the file's path in the folder and the text of the line on disk. */
  async place() {
    const file = await this.#file();
    const status = await this.#page.locator('[id="status.editor.selection"]').textContent();
    const line = Number(/\d+/.exec(status)?.[0]);
    return { file, line, text: this.#readFile(file).split('\n')[line - 1] ?? '' };
  }

  /** The tab of the shown file while the file has changes that are not on disk. */
  #unsaved() {
    return this.#page.locator('.editor-group-container.active .tab.active.dirty');
  }

  async #file() {
    const uri = await this.#page.locator(active).first().getAttribute('data-uri');
    return path.relative(this.#root, decodeURIComponent(new URL(uri).pathname));
  }

  async #arrowDownTo(focused, text) {
    for (let round = 0; round < 100; round++) {
      const shown = (await focused.first().textContent()).replaceAll('\u00a0', ' ');
      if (shown.includes(text)) return;
      await this.#page.keyboard.press('ArrowDown');
      await this.#page.waitForTimeout(30);
    }
    throw new Error(`"${text}" cannot be reached with the arrow keys`);
  }
}

/** One-based line and column of the word in the first line with that text. */
function positionOf(content, lineText, word) {
  const lines = content.split('\n');
  const index = lines.findIndex((line) => line.includes(lineText));
  const column = lines[index]?.indexOf(word, lines[index].indexOf(lineText)) ?? -1;
  if (column < 0) throw new Error(`no line has "${lineText}" with "${word}"`);
  return { line: index + 1, column: column + 1 };
}

/** Runs in the page: where on the screen the word is, in the first visible line with that text. */
function centreOf(editor, { lineText, word }) {
  const plain = (node) => node.textContent.replaceAll('\u00a0', ' ');
  const line = [...editor.querySelectorAll('.view-line')].find((node) => plain(node).includes(lineText));
  if (!line) throw new Error(`"${lineText}" is not on the screen`);
  let offset = plain(line).indexOf(word, plain(line).indexOf(lineText)) + Math.floor(word.length / 2);
  const nodes = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = nodes.nextNode(); node; node = nodes.nextNode()) {
    if (offset < node.length) {
      const range = document.createRange();
      range.setStart(node, offset);
      range.setEnd(node, offset + 1);
      const box = range.getBoundingClientRect();
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    }
    offset -= node.length;
  }
  throw new Error(`"${word}" is not on the screen`);
}
