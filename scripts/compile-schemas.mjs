// Compiles schemas/*.schema.json to standalone validators (no eval, no start-up cost): server/src/core/schema/generated/.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const target = path.join(root, 'server/src/core/schema/generated');

/** Writes `validators.js` with one exported validating function per schema (camel-cased file name). */
export async function compileSchemas() {
  const ajv = new Ajv.default({
    allErrors: true,
    verbose: false,
    strict: false,
    code: { source: true, esm: true },
  });
  const names = {};
  const folder = path.join(root, 'schemas');
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.schema.json'))) {
    const schema = JSON.parse(readFileSync(path.join(folder, file), 'utf8'));
    schema.$id = file;
    ajv.addSchema(schema, file);
    names[file.replace('.schema.json', '').replace(/-(.)/g, (_, letter) => letter.toUpperCase())] = file;
  }
  mkdirSync(target, { recursive: true });
  const code = Object.keys(names).length > 0 ? standalone.default(ajv, names) : 'export {};\n';
  writeFileSync(path.join(target, 'validators.js'), code);
  const types = Object.keys(names).map((name) => `export const ${name}: ValidateFunction;\n`);
  writeFileSync(
    path.join(target, 'validators.d.ts'),
    `import type { ValidateFunction } from 'ajv';\n${types.join('')}`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await compileSchemas();
