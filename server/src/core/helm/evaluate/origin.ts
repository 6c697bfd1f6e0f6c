import type { Span } from '../../text/span';

/** A key or list index on the way from the root of a values file to a node. */
export type PathPart = string | number;

/** A scalar that stands in a values file (values.yaml of the chart, of a subchart, or an extra values file). */
export interface ValuesOrigin {
  readonly kind: 'values';
  /** The file that states the scalar; relative to the chart's root, `charts/etcd/values.yaml` for a subchart's. */
  readonly file: string;
  /** Where it stands in that file. */
  readonly path: readonly PathPart[];
  /** The scalar's text in that file, quotes included. */
  readonly span: Span;
  /** The path that replaces this scalar when it is written in the root chart's values.yaml; equals `path` for the root chart's own file. */
  readonly rootPath: readonly PathPart[];
}

/** Text that stands in a template outside of values: between the actions, or a constant in one. */
export interface TemplateOrigin {
  readonly kind: 'template';
  readonly file: string;
}

/** A scalar of Chart.yaml, read as `.Chart.AppVersion` and the like. */
export interface ChartOrigin {
  readonly kind: 'chart';
  readonly file: string;
  readonly path: readonly PathPart[];
  readonly span: Span;
}

/** What Helm itself supplies: `.Release.Name`, `.Capabilities.KubeVersion`, `.Template.Name`. */
export interface BuiltInOrigin {
  readonly kind: 'built-in';
  /** The full name, such as `.Release.Name`. */
  readonly name: string;
}

/** The content of another file of the chart, read by `.Files`. */
export interface FileOrigin {
  readonly kind: 'file';
  readonly file: string;
}

/** Where a piece of rendered text comes from. */
export type Origin = ValuesOrigin | TemplateOrigin | ChartOrigin | BuiltInOrigin | FileOrigin;
