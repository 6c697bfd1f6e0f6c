import assert from 'node:assert/strict';
import { plant } from './plant.mjs';

const mapping = 'images/mapping.yaml';
const values = 'package/etcd/values.yaml';

/** An author maps the images of a chart: a wrong path is seen, explained and repaired; names stay in step. */
export const scenario = {
  title: 'mapping.yaml of a Helm package',
  folder: 'examples/etcd',
  prepare: plant([mapping, 'repo: image.repository', 'repo: image.repo']),
  steps: {
    'a path that reaches nothing is a problem with its code': async ({ workbench, speaks }) => {
      await workbench.openFile(mapping);
      speaks(await workbench.waitForProblem('mapping/unresolved-path', 'image.repo'));
    },
    'a quick fix repairs it on disk': async ({ workbench, editor }) => {
      await editor.moveTo('repo: image.repo', 'image.repo');
      await editor.quickFix('image.repository');
      await editor.save();
      await workbench.waitForFile(mapping, (text) => text.includes('repo: image.repository\n'));
      await workbench.waitForNoProblem('mapping/unresolved-path');
    },
    'a hover shows the value that a path reaches': async ({ editor, speaks }) => {
      speaks(await editor.hover('repo: image.repository', 'image.repository', 'partner/etcd'));
    },
    'completion offers the paths of values.yaml': async ({ workbench, editor }) => {
      await editor.moveTo('tag: image.tag', 'image.tag');
      await editor.press('Shift+End');
      await editor.type('image.');
      await editor.complete('image.tag');
      await editor.accept('image.tag');
      await editor.save();
      await workbench.waitForFile(mapping, (text) => text.includes('tag: image.tag\n'));
    },
    'a path leads to its place in values.yaml': async ({ editor }) => {
      await editor.moveTo('repo: image.repository', 'image.repository', 'end');
      const place = await editor.goToDefinition();
      assert.equal(place.file, values);
      assert.match(place.text, /^ {2}repository:/);
    },
    'a renamed key of values.yaml is renamed in mapping.yaml': async ({ workbench, editor }) => {
      await editor.rename('imageName');
      await workbench.waitForFile(values, (text) => text.includes('\n  imageName:'));
      await workbench.waitForFile(mapping, (text) => text.includes('repo: image.imageName\n'));
    },
  },
};
