import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import JSZip from 'jszip';

/** An author checks the whole package and builds the zip for the platform, from the command palette. */
export const scenario = {
  title: 'commands',
  folder: 'examples/etcd',
  steps: {
    'validate package says that nothing is wrong': async ({ workbench, speaks, say, titleOf }) => {
      await workbench.openFile('images/mapping.yaml');
      await workbench.runCommand(speaks(titleOf('oscpkg.validate')));
      await workbench.toast(say('No problems', '没有问题'));
    },
    'build package writes the zip': async ({ workbench, speaks, titleOf }) => {
      await workbench.runCommand(speaks(titleOf('oscpkg.build')));
      speaks(await workbench.toast('.zip'));
      const zip = await workbench.waitForFile('etcd-6.7.0.zip');
      const names = Object.keys((await JSZip.loadAsync(readFileSync(zip))).files);
      for (const name of ['etcd/package/etcd-6.7.0.tgz', 'etcd/images/mapping.yaml'])
        assert.ok(names.includes(name), name);
    },
  },
};
