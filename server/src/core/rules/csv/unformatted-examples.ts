import { say, text } from '../../text/message';
import { meantScalar, reformat } from '../../yaml/json';
import { keySpan } from '../../yaml/node';
import type { Rule } from '../rule';
import { likely, repair } from '../shared/repair';
import { currentVersion } from './version-file';

/** R063: JSON in quotes or on one line, which nobody can edit without slips. */
export const unformattedExamples: Rule = {
  code: 'csv/unformatted-examples',
  severity: 'hint',
  spec: ['R063'],
  summary: text('The JSON of alm-examples stands in quotes', 'alm-examples 的 JSON 写在引号中'),
  rationale: text(
    'In quotes every quote of the JSON needs a backslash, and one that is forgotten ends the text. Behind "|-" it stands as it is.',
    '写在引号中时 JSON 的每个引号都要转义，漏掉一个就会提前结束字符串。写在“|-”之后则无需转义。',
  ),
  example: {
    bad: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: '[{"apiVersion":"etcd.example.com/v1","kind":"EtcdCluster","metadata":{"name":"a"}}]'
#   ^^^^^^^^^^^^ hint csv/unformatted-examples: This JSON is easier to read and to edit behind "|-"
`,
    good: `
#- package/etcd/etcd.clusterserviceversion.yaml
kind: ClusterServiceVersion
metadata:
  annotations:
    alm-examples: |-
      [
        {
          "apiVersion": "etcd.example.com/v1",
          "kind": "EtcdCluster",
          "metadata": {
            "name": "a"
          }
        }
      ]
`,
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    const csv = currentVersion(pkg);
    const entry = csv?.examplesEntry;
    const root = csv?.examples?.root;
    if (!csv || !entry || !root || csv.examples.problems.length > 0 || csv.file.yaml.problems.length > 0)
      return;
    const scalar = meantScalar(csv.file.text, entry);
    if (!scalar || scalar.style === 'literal' || scalar.text.length < shortest) return;
    const edit = reformat(csv.file.text, scalar, root);
    yield {
      at: { file: csv.file.path, span: keySpan(entry) },
      message: say(
        'This JSON is easier to read and to edit behind "|-"',
        '该 JSON 写在“|-”之后更易阅读和编辑',
      ),
      fixes: repair(
        pkg,
        csv.file.path,
        say('Write it as a "|-" block', '改写为“|-”块'),
        edit ? [edit] : [],
        likely,
      ),
    };
  },
};

/** Shorter JSON is read well enough on one line. */
const shortest = 80;
