import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import JSZip from 'jszip';

/** An author checks the whole package, sees which images will be pulled, builds the zip for the platform and checks that. */
export const scenario = {
  title: 'commands',
  folder: 'examples/etcd',
  steps: {
    'validate package says that nothing is wrong': async ({ workbench, speaks, say, titleOf }) => {
      await workbench.openFile('images/mapping.yaml');
      await workbench.runCommand(speaks(titleOf('oscpkg.validate')));
      await workbench.toast(say('No problems', '没有问题'));
    },
    'the preview shows which image each workload pulls': async ({ workbench, speaks, titleOf }) => {
      await workbench.runCommand(speaks(titleOf('oscpkg.preview')));
      const image = 'swr.cn-east-3.myhuaweicloud.com/osc-opensource/etcd:3.5.21';
      await workbench.waitForText('.part.panel .pane-body .monaco-list-row', image);
      await workbench.waitForText('.tab.active', 'values.yaml');
    },
    'a rule is explained': async ({ workbench, titleOf }) => {
      await workbench.runCommand(titleOf('oscpkg.openRule'));
      await workbench.waitForText('.quick-input-widget .monaco-list-row', 'package/');
      await workbench.answer('mapping/unresolved-path');
      await workbench.waitForText('.tab.active', 'unresolved-path.md');
    },
    'build package writes the zip': async ({ workbench, speaks, titleOf }) => {
      await workbench.runCommand(speaks(titleOf('oscpkg.build')));
      speaks(await workbench.toast('.zip'));
      const zip = await workbench.waitForFile('etcd-6.7.0.zip');
      const names = Object.keys((await JSZip.loadAsync(readFileSync(zip))).files);
      for (const name of ['etcd/package/etcd-6.7.0.tgz', 'etcd/images/mapping.yaml'])
        assert.ok(names.includes(name), name);
    },
    'the zip is checked from the explorer': async ({ workbench, say }) => {
      await workbench.runInExplorer('etcd-6.7.0.zip', say('Validate Package', '检查服务包'));
      await workbench.toast(say('No problems in etcd-6.7.0.zip', 'etcd-6.7.0.zip 没有问题'));
    },
  },
};
