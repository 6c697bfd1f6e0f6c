// The workbench as a user sees it: files, problems, hovers, commands. Each call waits until what it asks for is there.
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { startCodeServer } from './code-server.mjs';
import { Editor } from './editor.mjs';
import { until } from './until.mjs';

/**
 * Opens a fresh copy of a folder. `prepare(copy)` may change the copy first; `shots` takes the screenshots.
 * What was started is ended by `close()`, and when this process ends.
 */
export async function openWorkbench({ installation, extensions, folder, prepare, locale, shots }) {
  const home = mkdtempSync(path.join(tmpdir(), 'oscpkg-e2e-'));
  const removeHome = () => rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  process.on('exit', removeHome);
  const ends = [removeHome, () => process.off('exit', removeHome)];
  const close = async () => {
    for (const end of ends) await end();
  };
  try {
    const root = path.join(home, path.basename(folder));
    cpSync(folder, root, { recursive: true });
    await prepare?.(root);
    const server = await startCodeServer({ installation, extensions, home, locale });
    ends.unshift(server.stop);
    const browser = await chromium.launch({ executablePath: installation.chromium, args: browserArguments });
    ends.unshift(() => browser.close());
    const page = await openPage(browser, server.url, root, locale);
    return new Workbench({ page, root, shots, close, logs: path.join(home, 'user-data/logs') });
  } catch (error) {
    await close();
    throw error;
  }
}

const browserArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

async function openPage(browser, url, root, locale) {
  const language = locale === 'en' ? 'en-US' : locale;
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: language });
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  await page.goto(`${url}/?folder=${encodeURIComponent(root)}`, { timeout: 60_000 });
  await page.locator('.monaco-workbench .part.editor').waitFor({ timeout: 60_000 });
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  return page;
}

class Workbench {
  #page;
  #root;
  #shots;
  #logs;

  constructor({ page, root, shots, close, logs }) {
    this.#page = page;
    this.#root = root;
    this.#shots = shots;
    /** The editor that has the focus. */
    this.editor = new Editor(page, (file) => this.readFile(file), root);
    /** Ends the browser and the server and removes the copy of the folder. */
    this.close = close;
    this.#logs = logs;
  }

  /** Opens a file, given by its path in the folder, by its name as a user would (Ctrl+P). */
  async openFile(file) {
    await until(
      async () => {
        const input = await this.#quickInput('Control+p');
        await input.fill(file);
        // The list shows the files opened last until it has found that one: Enter takes the row with the focus.
        const row = this.#quickRows(path.basename(file)).filter({ hasText: path.dirname(file) });
        await row.and(this.#page.locator('.focused')).first().waitFor({ timeout: 3000 });
        await this.#page.keyboard.press('Enter');
        await this.editor.waitForFile(file, 3);
        return true;
      },
      { what: () => `${file} does not open`, retry: true },
    );
  }

  /** The rows of the Problems panel, each as one line of text: message, source, code, place. */
  async problems() {
    const panel = this.#page.locator('.markers-panel');
    if (!(await panel.isVisible())) await this.#page.keyboard.press('Control+Shift+m');
    await panel.waitFor();
    const rows = await panel.locator('.monaco-list-row').allInnerTexts();
    return rows.map(oneLine);
  }

  /** Waits for a row in the Problems panel that has all of the texts, and returns it. */
  waitForProblem(...texts) {
    return this.#waitForProblems(texts, (rows) => rows.find((row) => hasAll(row, texts)), 'is no problem');
  }

  /** Waits until no row of the Problems panel has all of the texts. */
  waitForNoProblem(...texts) {
    return this.#waitForProblems(texts, (rows) => !rows.some((row) => hasAll(row, texts)), 'stays a problem');
  }

  async #waitForProblems(texts, test, complaint) {
    let rows = [];
    const what = () => `"${texts.join('" "')}" ${complaint}; the panel shows:\n${rows.join('\n')}`;
    const look = async () => {
      rows = await this.problems();
      return test(rows);
    };
    return until(look, { what });
  }

  /** Runs a command by the title that the palette shows, which it does not before the extension has started. */
  async runCommand(title) {
    await until(
      async () => {
        const input = await this.#quickInput('F1');
        await input.fill(`>${title}`);
        await this.#quickRows(title).first().click({ timeout: 3000 });
        return true;
      },
      { what: () => `the palette has no command "${title}"`, retry: true },
    );
  }

  /** Runs a command from the context menu of a file or folder that the explorer shows, by the texts of the menu and of submenus. */
  async runInExplorer(file, ...titles) {
    const row = this.#page.locator('.explorer-folders-view .monaco-list-row', { hasText: file }).first();
    await row.click({ button: 'right' });
    for (const title of titles) {
      const item = this.#page.locator('.monaco-menu .action-item', { hasText: title }).first();
      await item.hover();
      await item.click();
    }
  }

  /** Chooses an entry of a list that a command has opened. */
  async pick(label) {
    await this.#quickRows(label).first().click();
  }

  /** Answers the input box that a command has opened. */
  async answer(text) {
    const input = this.#page.locator('.quick-input-widget input.input');
    await input.waitFor();
    await input.fill(text);
    await this.#page.keyboard.press('Enter');
  }

  /** Waits for a notification with that text and returns the whole text; it stays on the screen. */
  async toast(text) {
    const messages = this.#page.locator('.notifications-toasts .notification-list-item-message');
    const toast = messages.filter({ hasText: text }).first();
    await toast.waitFor({ timeout: 60_000 });
    return oneLine(await toast.textContent());
  }

  /** Presses a button of the notification that has that text. */
  async pressInToast(text, button) {
    const toast = this.#page
      .locator('.notifications-toasts .notification-list-item', { hasText: text })
      .first();
    await toast.hover();
    await toast.locator('.notification-list-item-buttons-container a', { hasText: button }).click();
  }

  /** Waits until some part of the window, such as a view or the status bar, shows the text. */
  async waitForText(selector, text) {
    await this.#page.locator(selector, { hasText: text }).first().waitFor();
  }

  /** What is on disk now. */
  readFile(file) {
    return readFileSync(path.join(this.#root, file), 'utf8');
  }

  /** Waits until the file on disk exists and, if a test is given, its text passes. */
  async waitForFile(file, test = () => true) {
    const isThere = () => existsSync(path.join(this.#root, file));
    const what = () =>
      isThere() ? `not what ${file} is to have:\n${this.readFile(file)}` : `${file} is not there`;
    await until(() => isThere() && test(this.readFile(file)), { what });
    return path.join(this.#root, file);
  }

  /** Writes <name>.png. */
  async screenshot(name) {
    mkdirSync(this.#shots, { recursive: true });
    await this.#page.screenshot({ path: path.join(this.#shots, `${name}.png`) });
  }

  /** The lines in the logs of the server, the extension host and the extensions that tell of an error. */
  errors() {
    const files = readdirSync(this.#logs, { recursive: true }).filter((file) => file.endsWith('.log'));
    const lines = files.flatMap((file) => readFileSync(path.join(this.#logs, file), 'utf8').split('\n'));
    return lines.filter((line) => /\[error\]|\[Error/.test(line) && !line.includes('No bundle location'));
  }

  async #quickInput(key) {
    await this.#page.keyboard.press('Escape');
    await this.#page.keyboard.press(key);
    const input = this.#page.locator('.quick-input-widget input.input');
    await input.waitFor({ timeout: 5000 });
    return input;
  }

  #quickRows(text) {
    return this.#page.locator('.quick-input-widget .monaco-list-row', { hasText: text });
  }
}

const hasAll = (row, texts) => texts.every((text) => row.includes(text));
const oneLine = (text) => text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ').trim();
