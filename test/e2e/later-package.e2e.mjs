import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

let workspace = '';

/** A workspace of others is left alone; a service directory that is made in it by hand is noticed when a file of it is opened. */
export const scenario = {
  title: 'a service directory that comes later',
  folder: 'examples/kafka',
  prepare(root) {
    workspace = root;
    for (const folder of ['images', 'package']) rmSync(path.join(root, folder), { recursive: true });
    mkdirSync(path.join(root, 'other'));
    writeFileSync(path.join(root, 'other/mapping.yaml'), 'instances: 3\n');
  },
  steps: {
    'another project’s mapping.yaml has no problems': async ({ workbench }) => {
      await workbench.openFile('other/mapping.yaml');
      await workbench.waitForNoProblem('oscpkg');
    },
    'the first file of a service directory starts the checks': async ({ workbench, say, speaks }) => {
      cpSync('examples/kafka', workspace, { recursive: true });
      rmSync(path.join(workspace, 'images/mapping.yaml'));
      await workbench.openFile('package/kafka/Chart.yaml');
      speaks(await workbench.waitForProblem(say('There are image tars but no', '有镜像 tar 包但缺少')));
    },
  },
};
