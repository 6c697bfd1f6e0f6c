/** A values.yaml of so many lines, written as charts write theirs: sections with comments, and nested keys. */
export function largeValues(lines: number): string {
  const text = ['image:', '  registry: docker.io', '  repository: bitnami/etcd', '  tag: 3.5.0'];
  for (let section = 0; text.length < lines; section++) text.push(...sectionLines(section));
  return `${text.slice(0, lines).join('\n')}\n`;
}

function sectionLines(number: number): readonly string[] {
  const name = `component${number}`;
  return [
    '',
    `## @section Parameters of ${name}`,
    '##',
    `${name}:`,
    `  ## @param ${name}.enabled Whether it is deployed`,
    '  enabled: false',
    '  image:',
    '    registry: docker.io',
    `    repository: bitnami/${name}`,
    `    tag: 1.${number}.0-debian-12-r0`,
    '    ## Optionally specify an array of imagePullSecrets',
    '    pullSecrets: []',
    `  ## @param ${name}.resources Requests and limits`,
    '  resources:',
    '    limits: {}',
    '    requests:',
    '      cpu: 250m',
    '      memory: "256Mi"',
    `  ## @param ${name}.extraEnvVars More variables`,
    '  extraEnvVars:',
    '    - name: FOO',
    '      value: "bar"',
    '  podSecurityContext: { enabled: true, fsGroup: 1001 }',
    '  startupScript: |',
    '    #!/bin/bash',
    '    echo "starting"',
    '    exec run',
  ];
}
