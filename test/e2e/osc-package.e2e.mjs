import assert from 'node:assert/strict';
import { plant } from './plant.mjs';

const csd = 'package/redis/manifests/redis_csd.yaml';
const crd = 'package/redis/manifests/redis_crd.yaml';

/** An author repairs the control of a form in a package of the platform's own format, and completes another path. */
export const scenario = {
  title: 'a package in the OSC format',
  folder: 'examples/redis-osc',
  prepare: plant([csd, '- path: size\n', '- path: sizes\n']),
  steps: {
    'a control without a field in the custom resource is a problem': async ({ workbench, speaks }) => {
      await workbench.openFile(csd);
      speaks(await workbench.waitForProblem('csd/', 'sizes'));
    },
    'completion offers the fields of the custom resource': async ({ workbench, editor }) => {
      await editor.moveTo('- path: sizes', 'sizes');
      await editor.press('Shift+End', 'Delete');
      await editor.complete('size');
      await editor.accept('size');
      await editor.save();
      await workbench.waitForFile(csd, (text) => text.includes('- path: size\n'));
      await workbench.waitForNoProblem('csd/');
    },
    'the path leads to the field': async ({ editor }) => {
      await editor.moveTo('- path: size', 'size', 'end');
      const place = await editor.goToDefinition();
      assert.equal(place.file, crd);
      assert.match(place.text, /size:/);
    },
    'validate package says that nothing is wrong': async ({ workbench, say, titleOf }) => {
      await workbench.runCommand(titleOf('oscpkg.validate'));
      await workbench.toast(say('No problems', '没有问题'));
    },
  },
};
