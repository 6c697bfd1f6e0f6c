import assert from 'node:assert/strict';
import { plant } from './plant.mjs';

const template = 'package/etcd/templates/statefulset.yaml';
const values = 'package/etcd/values.yaml';
const own = 'image: {{ include "etcd.image" . }}';

/** An author follows the images of a chart: what a template pulls, where its values stand; a literal one is moved to values.yaml. */
export const scenario = {
  title: 'the images of a chart',
  folder: 'examples/etcd',
  prepare: plant([template, own, `${own}\n        - name: shell\n          image: busybox:1.36`]),
  steps: {
    'a literal image is a problem': async ({ workbench, speaks }) => {
      await workbench.openFile(template);
      speaks(await workbench.waitForProblem('template/literal-image', 'busybox:1.36'));
    },
    'a hover shows what a template pulls': async ({ editor, speaks }) => {
      speaks(await editor.hover(own, 'include', 'partner/etcd'));
    },
    'a value leads to its key': async ({ editor }) => {
      await editor.moveTo('.Values.image.pullPolicy', 'pullPolicy', 'end');
      const place = await editor.goToDefinition();
      assert.equal(place.file, values);
      assert.match(place.text, /^ {2}pullPolicy:/);
    },
    'the literal moves to values.yaml': async ({ workbench, editor, say }) => {
      await workbench.openFile(template);
      await editor.moveTo('busybox:1.36', 'busybox:1.36');
      await editor.quickFix(say('Move it to values.yaml', '移到 values.yaml'));
      await workbench.waitForNoProblem('template/literal-image');
      await editor.save();
      await workbench.waitForFile(template, (text) => text.includes('image: {{ $.Values.busyboxImage }}\n'));
    },
  },
};
