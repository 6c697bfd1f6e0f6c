import { rmSync } from 'node:fs';
import path from 'node:path';

const mapping = 'images/mapping.yaml';

/** An author has a chart and image archives, and no mapping.yaml: it is proposed, shown, and written as an edit that can be undone. */
export const scenario = {
  title: 'generating mapping.yaml',
  folder: 'examples/etcd',
  prepare: (root) => rmSync(path.join(root, mapping)),
  steps: {
    'the proposal is shown before anything is written': async ({ workbench, speaks, say, titleOf }) => {
      await workbench.openFile('package/etcd/values.yaml');
      await workbench.runCommand(speaks(titleOf('oscpkg.generateMapping')));
      await workbench.waitForText('.monaco-diff-editor .modified .view-line', 'etcd-3.5.21-x86_64.tar');
      speaks(await workbench.toast(say('Apply this mapping.yaml', '是否应用此 mapping.yaml')));
    },
    'it is written when the author agrees': async ({ workbench, say }) => {
      await workbench.pressInToast('mapping.yaml', say('Apply', '应用'));
      await workbench.waitForFile(mapping, (text) => text.includes('image.repository'));
    },
    'a mapping that has everything is left as it is': async ({ workbench, titleOf, say }) => {
      await workbench.runCommand(titleOf('oscpkg.generateMapping'));
      await workbench.toast(say('already covers every image', '已覆盖所有'));
    },
  },
};
