import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { renderTraced } from '../../../support/templates';

const values = `
image: {registry: docker.io, repository: bitnami/etcd, tag: "3.5", numeric: 1.20, port: 8080}
list: [a, b]
text: |
  one
  two
template: 'v-{{ .Values.image.tag }}'
`;

describe('provenance', () => {
  const cases: Readonly<Record<string, readonly string[]>> = {
    // Copied, and glued to the template's own text.
    'image: {{ .Values.image.repository }}:{{ .Values.image.tag }}': [
      'image: <template@0>',
      'bitnami/etcd<image.repository@0>',
      ':<template@37>',
      '3.5<image.tag@0>',
    ],
    '{{ printf "%s/%s" .Values.image.registry "nginx" }}': [
      'docker.io<image.registry@0>',
      '/<template@13>',
      'nginx<template@42>',
    ],
    '{{ .Values.image.tag | quote }}': ['"<>', '3.5<image.tag@0>', '"<>'],
    '{{ .Values.image.repository | trunc 7 | upper | trimSuffix "I" }}': ['BITNAM<image.repository@0>'],
    '{{ .Values.image.repository | replace "bitnami" "mirror" }}': [
      'mirror<template@49>',
      '/etcd<image.repository@7>',
    ],
    '{{ last (splitList "/" .Values.image.repository) }}': ['etcd<image.repository@8>'],
    '{{ join "-" .Values.list }}': ['a<list.0@0>', '-<template@9>', 'b<list.1@0>'],
    '{{ substr 0 3 .Values.image.registry }}{{ trimPrefix "docker" .Values.image.registry }}': [
      'doc<image.registry@0>',
      '.io<image.registry@6>',
    ],
    // Numbers know where they come from, also when they print otherwise than they are written.
    '{{ .Values.image.numeric }}': ['1.2<image.numeric>'],
    '{{ .Values.image.port }}': ['8080<image.port@0>'],
    '{{ printf "%d" (int .Values.image.port) }}': ['8080<image.port@0>'],
    '{{ .Values.image.port | toString | trunc 2 }}': ['80<image.port@0>'],
    // Computed from several.
    '{{ sha256sum (print .Values.image.tag .Values.image.registry) | trunc 4 }}': [
      'd3ca<image.tag+image.registry>',
    ],
    // The default, or the value.
    '{{ .Values.image.missing | default "latest" }}{{ .Values.image.tag | default "x" }}': [
      'latest<template@36>',
      '3.5<image.tag@0>',
    ],
    // Layout adds nothing but space.
    '{{ .Values.text | trim | nindent 2 }}': ['\n  <>', 'one\n<text@0>', '  <>', 'two<text@4>'],
    // Through YAML and back.
    '{{ toYaml .Values.image | nindent 1 | trimAll " \\n" | trunc 12 }}': [
      'numeric<>',
      ': <>',
      '1.2<image.numeric>',
    ],
    '{{ (toYaml .Values.image | fromYaml).repository }}': ['bitnami/etcd<image.repository@0>'],
    '{{ toJson .Values.list }}': [
      '[<>',
      '"<>',
      'a<list.0@0>',
      '"<>',
      ',<>',
      '"<>',
      'b<list.1@0>',
      '"<>',
      ']<>',
    ],
    // A template in a value: its text belongs to the value.
    '{{ tpl .Values.template . }}': ['v-<template@0>', '3.5<image.tag@0>'],
    // Variables, loops, scopes.
    '{{ $x := .Values.image }}{{ with $x }}{{ .tag }}{{ end }}': ['3.5<image.tag@0>'],
    '{{ range .Values.list }}{{ . }}{{ end }}': ['a<list.0@0>', 'b<list.1@0>'],
    '{{ (dict "t" .Values.image.tag).t }}{{ index .Values.list 1 }}': ['3.5<image.tag@0>', 'b<list.1@0>'],
    '{{ .Template.Name }}': ['c/templates/a.yaml<.Template.Name@0>'],
  };

  for (const [template, expected] of Object.entries(cases)) {
    it(`follows ${template}`, () =>
      assert.deepEqual(joined(renderTraced(template, values)), joined(expected)));
  }

  it('goes through definitions in other files', () => {
    const helper = '{{ define "image" }}{{ .registry }}/{{ .repository }}{{ end }}';
    assert.deepEqual(
      renderTraced('{{ include "image" .Values.image }}', values, { 'templates/_helpers.tpl': helper }),
      ['docker.io<image.registry@0>', '/<templates/_helpers.tpl@35>', 'bitnami/etcd<image.repository@0>'],
    );
  });
});

/** Neighbouring runs without origin count as one. */
const joined = (runs: readonly string[]): string => runs.join('').replaceAll('<>', '');
