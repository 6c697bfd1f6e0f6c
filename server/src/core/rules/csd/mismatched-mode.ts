import { say, text } from '../../text/message';
import { resolve } from '../../yaml/path';
import type { Rule } from '../rule';
import { changeTo, likely, repair } from '../shared/repair';
import { exampleConfiguration, exampleSpec, versionDefinitions } from './version-definition';
import { versionTarget } from './version-target';

/** R092, R093: with `url` the path holds a whole image address, with `tag` a bare tag. */
export const mismatchedMode: Rule = {
  code: 'csd/mismatched-mode',
  severity: 'warning',
  spec: ['R092', 'R093'],
  summary: text('A mode that does not fit the value at the path', 'mode 与路径处的值不符'),
  rationale: text(
    'With url the platform writes the whole address of the image, with tag only the tag. Written into the other kind of field, the image cannot be pulled.',
    'mode 为 url 时平台写入完整镜像地址，为 tag 时只写入 tag。写入类型不符的字段会导致镜像无法拉取。',
  ),
  example: {
    bad: exampleSpec(`  versionDefinition:
    mode: tag
#         ^^^ warning csd/mismatched-mode: "spec.image" holds "redis:7.2.4", a whole image address: the mode for that is "url"
    path: spec.image
    tags: ["7.2.4"]
${exampleConfiguration}`),
    good: exampleSpec(`  versionDefinition:
    mode: url
    path: spec.image
    tags: ["7.2.4"]
${exampleConfiguration}`),
  },
  fixable: true,
  tempo: 'text',
  *check(pkg) {
    for (const { definition, mode, path } of versionDefinitions(pkg)) {
      const value = path && resolve(versionTarget(pkg, definition, path.text));
      if (!mode || !path || value?.kind !== 'scalar' || value.text === '') continue;
      const isAddress = /[/:@]/.test(value.text);
      const isTag = /^v?\d[\w.-]*$/.test(value.text);
      const wanted = isAddress ? 'url' : 'tag';
      if (mode.text === wanted || !['url', 'tag'].includes(mode.text) || (!isAddress && !isTag)) continue;
      const values = { path: path.text, value: value.text };
      yield {
        at: { file: definition.file.path, span: mode.span },
        message: isAddress
          ? say(
              '"{path}" holds "{value}", a whole image address: the mode for that is "url"',
              '“{path}”的值“{value}”是完整镜像地址，mode 应为“url”',
              values,
            )
          : say(
              '"{path}" holds "{value}", a bare tag: the mode for that is "tag"',
              '“{path}”的值“{value}”只是 tag，mode 应为“tag”',
              values,
            ),
        fixes: repair(
          pkg,
          definition.file.path,
          changeTo(wanted),
          [{ span: mode.span, newText: wanted }],
          likely,
        ),
      };
    }
  },
};
