import assert from 'node:assert/strict';
import { plant } from './plant.mjs';

const mapping = 'images/mapping.yaml';
const csv = 'package/etcd-operator/0.9.4/etcd-operator.v0.9.4.clusterserviceversion.yaml';

/** An author repairs the JSON inside a ClusterServiceVersion, and maps one of its containers. */
export const scenario = {
  title: 'ClusterServiceVersion and mapping.yaml of an operator package',
  folder: 'examples/etcd-operator',
  prepare: plant([csv, '"kind": "EtcdCluster"', '"kind": "EtcdClustre"']),
  steps: {
    'a defect inside alm-examples is a problem at its place': async ({ workbench, speaks }) => {
      await workbench.openFile(csv);
      speaks(await workbench.waitForProblem('csv/', 'EtcdClustre'));
    },
    'it is gone when the text is right': async ({ workbench, editor }) => {
      await editor.moveTo('"kind": "EtcdClustre"', 'EtcdClustre');
      for (const _ of 'EtcdClustre') await editor.press('Delete');
      await editor.type('EtcdCluster');
      await editor.save();
      await workbench.waitForNoProblem('EtcdClustre');
    },
    'completion offers the containers of the deployment': async ({ workbench, editor }) => {
      await workbench.openFile(mapping);
      await editor.moveTo('name: etcd-operator', 'etcd-operator');
      await editor.press('Shift+End', 'Delete');
      await editor.complete('etcd-operator');
      await editor.accept('etcd-operator');
      await editor.save();
      await workbench.waitForFile(mapping, (text) => text.includes('name: etcd-operator\n'));
    },
    'the container leads to its place in the ClusterServiceVersion': async ({ editor }) => {
      await editor.moveTo('name: etcd-operator', 'etcd-operator');
      const place = await editor.goToDefinition();
      assert.equal(place.file, csv);
      assert.match(place.text, /name: etcd-operator/);
    },
  },
};
