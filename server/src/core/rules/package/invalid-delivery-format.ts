import { say, text } from '../../text/message';
import type { Rule } from '../rule';

/** R001: the delivery is a zip. */
export const invalidDeliveryFormat: Rule = {
  code: 'package/invalid-delivery-format',
  severity: 'error',
  spec: ['R001'],
  summary: text('The service package is no zip file', '服务包不是 zip 格式'),
  rationale: text(
    'The console takes only a zip file as a service package.',
    '控制台只接受 zip 格式的服务包。',
  ),
  example: {
    bad: `
#- !delivery etcd-6.7.0.tar.gz
#! error package/invalid-delivery-format: "etcd-6.7.0.tar.gz" is no zip file: build the service package as a zip
#- package/etcd-6.7.0.tgz
`,
  },
  fixable: false,
  tempo: 'text',
  *check({ delivery }) {
    if (!delivery || /\.zip$/i.test(delivery.fileName)) return;
    yield {
      at: { file: '' },
      message: say(
        '"{name}" is no zip file: build the service package as a zip',
        '“{name}”不是 zip 文件：请将服务包制作为 zip',
        { name: delivery.fileName },
      ),
    };
  },
};
