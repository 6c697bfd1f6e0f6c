import { test } from 'node:test';
import { checkCompletion, checkDefinition, checkHover } from '../../support/features';

const crd = 'package/etcd/1.0.0/etcdclusters.crd.yaml';
const operator = (descriptors: string) => `
#- ${crd}
kind: CustomResourceDefinition
metadata:
  name: etcdclusters.etcd.example.com
spec:
  validation:
    openAPIV3Schema:
      properties:
        spec:
          properties:
            size: {type: integer, description: Members of the cluster}
            pod: {type: object, x-kubernetes-preserve-unknown-fields: true}
        status:
          properties:
            phase: {type: string}
#- package/etcd/1.0.0/etcd.v1.0.0.clusterserviceversion.yaml
kind: ClusterServiceVersion
spec:
  customresourcedefinitions:
    owned:
      - kind: EtcdCluster
        name: etcdclusters.etcd.example.com
${descriptors}`;
const spec = (path: string) => operator(`        specDescriptors:\n          - path: ${path}\n`);
const status = (path: string) => operator(`        statusDescriptors:\n          - path: ${path}\n`);

test('the path of a descriptor: a field of the CRD that the operator brings', async () => {
  await checkDefinition(spec('si$0ze'), `${crd}:10 size`);
  await checkDefinition(status('pha$0se'), `${crd}:14 phase`);
  await checkDefinition(status('si$0ze'), '');
  await checkCompletion(spec('$0'), 'size, pod');
  await checkCompletion(status('$0'), 'phase');
  await checkHover(spec('si$0ze'), ['Members of the cluster', `${crd}:10 size`]);
  await checkHover(spec('pod.li$0mits'), ['Not known', 'takes any field']);
});

test('a descriptor of a CRD that the operator does not bring is not judged', async () => {
  const foreign = spec('si$0ze').replace('        name: etcdclusters', '        name: others');
  await checkDefinition(foreign, '');
  await checkHover(foreign, ['Not known', 'CRD is not in the package']);
});
