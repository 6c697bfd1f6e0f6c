// Shows what oscpkg does: builds it, checks an example, builds the example's zip into out/ and checks that. `npm start`
import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';

const steps = [
  ['scripts/build.mjs'],
  ['dist/cli.js', 'validate', 'examples/etcd'],
  ['dist/cli.js', 'build', 'examples/etcd', '--out', 'out'],
  ['dist/cli.js', 'validate', 'out/etcd-6.7.0.zip'],
];

mkdirSync('out', { recursive: true });
for (const step of steps) {
  const typed = step[0] === 'dist/cli.js' ? ['oscpkg', ...step.slice(1)] : ['node', ...step];
  console.log(`\n$ ${typed.join(' ')}`);
  const { status } = spawnSync(process.execPath, step, { stdio: 'inherit' });
  if (status !== 0) process.exit(status ?? 1);
}
console.log('\nNext: oscpkg init <dir> makes a package of your own; oscpkg --help shows the rest.');
