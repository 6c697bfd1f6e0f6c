import { test } from 'node:test';
import {
  checkCompletion,
  checkDefinition,
  checkHover,
  checkReferences,
  checkRefusedRename,
} from '../../support/features';

const crd = 'package/redis/manifests/redis_crd.yaml';
const csd = 'package/redis/manifests/redis_csd.yaml';
const log = 'package/redis/manifests/vendor/log_config.yaml';
const files = `
#- package/redis/metadata.yaml
name: redis
#- ${crd}
kind: CustomResourceDefinition
metadata:
  name: redises.example.com
spec:
  names:
    kind: Redis
#- ${log}
kind: LogConfig
#- package/redis/manifests/vendor/monitor_config.yaml
kind: MonitorConfig
`;
const definition = (spec: string) => `${files}#- ${csd}
kind: CustomServiceDefinition
spec:
${spec}`;

const reference = (name: string) => definition(`  CRDRef:\n    metadata:\n      name: ${name}\n`);
const capability = (path: string) =>
  definition(`  capabilityRequirements:\n    - kind: MonitorConfig\n      defaultPath: ${path}\n`);
const version = (path: string, mode = 'url') =>
  definition(`  versionDefinition:
    mode: ${mode}
    path: ${path}
  defaultConfiguration: '{"spec": {"size": 1, "image": "redis:7.2.4", "version": "7.2.4"}}'
`);

test('CRDRef: the CRD of its name', async () => {
  await checkDefinition(reference('redises.exam$0ple.com'), `${crd}:3 redises.example.com`);
  await checkDefinition(reference('redis.exam$0ple.com'), '');
  await checkCompletion(reference('$0'), 'redises.example.com');
  await checkHover(reference('redis.ex$0ample.com'), ['leads nowhere', 'redises.example.com']);
  const named = files.replace('name: redises', 'name: red$0ises');
  const whole = reference('"redises.example.com"');
  await checkReferences(whole.replace(files, named), [
    `${crd}:3 redises.example.com`,
    `${csd}:5 redises.example.com`,
  ]);
  await checkHover(whole.replace(files, named), [`<${csd}:5 redises.example.com>`]);
});

test('defaultPath: a file below manifests, also when its path begins there', async () => {
  await checkDefinition(capability('vendor/log$0_config.yaml'), log);
  await checkDefinition(capability('manifests/vendor/log$0_config.yaml'), log);
  await checkDefinition(capability('vendor/no$0thing.yaml'), '');
  await checkCompletion(capability('$0'), 'vendor/monitor_config.yaml, vendor/log_config.yaml');
});

test('a version path: each step leads to its key in the JSON', async () => {
  await checkDefinition(version('spec.im$0age'), `${csd}:6 "image"`);
  await checkDefinition(version('sp$0ec.image'), `${csd}:6 "spec"`);
  await checkDefinition(version('spec.im$0g'), '');
  await checkCompletion(version('$0'), 'spec.image, spec.');
  await checkCompletion(version('spec.$0', 'tag'), 'spec.image, spec.version, spec.size');
  await checkHover(version('spec.im$0age'), ['redis:7.2.4']);
});

test('a version path in a package made of a chart begins at the values', async () => {
  const chart = `#- package/redis/raw/redis/Chart.yaml
name: redis
#- package/redis/raw/redis/values.yaml
image:
  tag: "7.2.4"
`;
  const values = 'package/redis/raw/redis/values.yaml';
  const spec = (path: string) => definition(`  versionDefinition:\n    mode: tag\n    path: ${path}\n`);
  await checkDefinition(`${spec('image.t$0ag')}${chart}`, `${values}:2 tag`);
  await checkCompletion(`${spec('$0')}${chart}`, 'image.tag, image.');
});

test('the path of a control: a field of the CRD', async () => {
  const schema = `  versions:
    - name: v1
      schema:
        openAPIV3Schema:
          properties:
            spec:
              properties:
                size:
                  type: integer
                  description: Number of replicas.
                storage:
                  type: object
                  properties:
                    class: {type: string}
                users:
                  type: array
                  items: {properties: {name: {type: string}}}
            status:
              properties:
                ready: {type: integer}
`;
  const control = (path: string, part = 'spec') =>
    definition(`  CRDRef:\n    metadata:\n      name: redises.example.com
  descriptors:
    ${part}:
      - path: ${path}
`).replace('    kind: Redis\n', `    kind: Redis\n${schema}`);
  await checkDefinition(control('si$0ze'), `${crd}:14 size`);
  await checkDefinition(control('storage.cl$0ass'), `${crd}:20 class`);
  await checkDefinition(control('users[0].na$0me'), `${crd}:23 name`);
  await checkDefinition(control('rea$0dy'), '');
  await checkDefinition(control('rea$0dy', 'status'), `${crd}:26 ready`);
  await checkCompletion(control('$0'), 'size, storage., users, storage.class, users[0].name');
  await checkCompletion(control('$0', 'status'), 'ready');
  await checkHover(control('si$0ze'), ['Number of replicas', `${crd}:14 size`]);
  await checkHover(control('siz$0'), ['leads nowhere', 'Did you mean `size`']);
  await checkHover(control('spec.si$0ze'), ['Did you mean `size`']);
  await checkRefusedRename(control('si$0ze'), 'a', /custom resource/);
});

test('what a csd names is not renamed from there', async () => {
  await checkRefusedRename(reference('redises.exam$0ple.com'), 'a', /custom resource/);
  await checkRefusedRename(capability('vendor/log$0_config.yaml'), 'a.tar', /image archives/);
  await checkRefusedRename(version('spec.im$0age'), 'a', /custom resource/);
});
