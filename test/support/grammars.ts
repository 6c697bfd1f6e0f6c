import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import oniguruma from 'vscode-oniguruma';
import textmate, { type IRawGrammar } from 'vscode-textmate';

/** Grammars by scope name, among them source.yaml and source.json. */
export type Grammars = ReadonlyMap<string, IRawGrammar>;

/** Enough of YAML and JSON to see what our grammars add. */
export const minimalYaml: Grammars = new Map(
  [
    {
      scopeName: 'source.yaml',
      patterns: [
        { match: '(^|\\s)#.*$', name: 'comment.line.yaml' },
        { match: '[\\w-]+(?=\\s*:)', name: 'entity.name.tag.yaml' },
        { match: '\'[^\']*\'|"[^"]*"', name: 'string.quoted.yaml' },
      ],
    },
    {
      scopeName: 'source.json',
      patterns: [
        { match: '\\[', name: 'punctuation.definition.array.begin.json' },
        { match: '"(\\w+)"(?=\\s*:)', captures: { 1: { name: 'support.type.property-name.json' } } },
        { begin: '"', end: '"|$', contentName: 'string.quoted.double.json' },
      ],
    },
  ].map((grammar) => [grammar.scopeName, textmate.parseRawGrammar(JSON.stringify(grammar), 'host.json')]),
);

/** The grammars of the VS Code that the end-to-end tests install; undefined when it is not installed. */
export function vscodeYaml(): Grammars | undefined {
  const root = process.env['OSCPKG_WORKBENCH'] ?? path.join(tmpdir(), 'oscpkg-workbench');
  const folders = existsSync(root) ? readdirSync(root) : [];
  const extensions = folders
    .map((folder) => path.join(root, folder, 'node_modules/code-server/lib/vscode/extensions'))
    .find((folder) => existsSync(path.join(folder, 'yaml/syntaxes')));
  if (!extensions) return undefined;
  return new Map(
    ['yaml', 'json'].flatMap((language) => {
      const folder = path.join(extensions, language, 'syntaxes');
      return readdirSync(folder).map((file) => entry(path.join(folder, file)));
    }),
  );
}

function entry(file: string): [string, IRawGrammar] {
  const grammar = textmate.parseRawGrammar(readFileSync(file, 'utf8'), file);
  return [grammar.scopeName, grammar];
}

/** A text as a YAML file with our grammars injected, as package.json says. */
export async function scopesIn(text: string, host: Grammars): Promise<Scopes> {
  const ours = readdirSync('syntaxes').map((file) => entry(path.join('syntaxes', file)));
  const grammars = new Map([...host, ...ours]);
  const registry = new textmate.Registry({
    onigLib: library,
    loadGrammar: async (scope) => grammars.get(scope),
    getInjections: (scope) => (scope === 'source.yaml' ? ours.map(([name]) => name) : []),
  });
  const grammar = await registry.loadGrammar('source.yaml');
  assert.ok(grammar);
  let state = textmate.INITIAL;
  const lines = text.split('\n').map((line) => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens.map(({ startIndex, endIndex, scopes }) => ({
      text: line.slice(startIndex, endIndex),
      scopes: scopes.join(' '),
    }));
  });
  return new Scopes(lines);
}

const library = (async () => {
  const wasm = createRequire(import.meta.url).resolve('vscode-oniguruma/release/onig.wasm');
  await oniguruma.loadWASM(new Uint8Array(readFileSync(wasm)).buffer);
  return {
    createOnigScanner: (sources: string[]) => new oniguruma.OnigScanner(sources),
    createOnigString: (text: string) => new oniguruma.OnigString(text),
  };
})();

interface Token {
  readonly text: string;
  readonly scopes: string;
}

/** The scopes of a text; lines count from 1. */
class Scopes {
  constructor(private readonly lines: readonly (readonly Token[])[]) {}

  /** Fails unless a token of a line has a scope that contains the name. */
  has(text: string, scope: string, line: number): void {
    const tokens = (this.lines[line - 1] ?? []).filter((token) => token.text.trim() === text);
    const scopes = tokens.map((token) => token.scopes).join('\n');
    assert.ok(scopes.includes(scope), `line ${line}, ${text}: no ${scope} in\n${scopes}`);
  }

  /** Fails when a scope in one of the lines contains the name. */
  none(scope: string, ...lines: readonly number[]): void {
    for (const line of lines)
      for (const token of this.lines[line - 1] ?? [])
        assert.ok(!token.scopes.includes(scope), `line ${line}, ${token.text}: ${token.scopes}`);
  }
}
