import { readFileSync } from 'node:fs';

/** A long text is read faster than an object of the same size in the code. */
const schemasAsText = {
  name: 'schemas-as-text',
  setup({ onLoad }) {
    onLoad({ filter: /\.schema\.json$/ }, ({ path }) => {
      const json = JSON.stringify(JSON.parse(readFileSync(path, 'utf8')));
      return { contents: `export default JSON.parse(${JSON.stringify(json)})` };
    });
  },
};

/** Each import of a CommonJS module copies its names, of which the library of the protocol has six hundred: one has to do. */
const protocolOnce = {
  name: 'protocol-once',
  setup({ onResolve, onLoad }) {
    const namespace = 'protocol-once';
    onResolve({ filter: /^vscode-languageserver\/node$/ }, ({ path, importer, resolveDir }) =>
      importer === path ? undefined : { path, namespace, pluginData: resolveDir },
    );
    onLoad({ filter: /./, namespace }, ({ path, pluginData: resolveDir }) => ({
      contents: `export * from '${path}'`,
      resolveDir,
    }));
  },
};

/** Libraries load it for what we never ask of them (programs as subcommands, the global modules of npm). */
const noProcesses = {
  name: 'no-processes',
  setup({ onResolve, onLoad }) {
    const namespace = 'no-processes';
    onResolve({ filter: /^(?:node:)?child_process$/ }, ({ path, importer }) =>
      /[\\/]node_modules[\\/](?:commander|vscode-languageserver)[\\/]/.test(importer)
        ? { path, namespace }
        : undefined,
    );
    onLoad({ filter: /./, namespace }, () => ({ contents: 'module.exports = {}' }));
  },
};

/** Plugins of esbuild that take work away from the start of a program. */
export const lightStart = [schemasAsText, protocolOnce, noProcesses];
