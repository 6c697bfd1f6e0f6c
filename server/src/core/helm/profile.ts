/** The Helm releases whose behaviour the engine has; the first is the one that the platform recommends. */
export const helmVersions = ['3.5.4', '3.17.3'] as const;
export type HelmVersion = (typeof helmVersions)[number];

/** What differs between the Helm releases: the Go that built them, the Kubernetes that they assume. */
export interface Profile {
  readonly helmVersion: HelmVersion;
  /** The Go release that the binary was built with; decides the template syntax. */
  readonly goVersion: string;
  readonly gitCommit: string;
  /** `.Capabilities.KubeVersion` of `helm template` without a cluster. */
  readonly kubeVersion: string;
  /** Since Go 1.16 an action may span lines. */
  readonly newlineInAction: boolean;
  /** Since Go 1.18 there are `break` and `continue`. */
  readonly breakAndContinue: boolean;
  /** Since Go 1.18 `and` and `or` stop at the first argument that decides. */
  readonly shortCircuit: boolean;
  /** Since Go 1.19 or so `range $x = …` sets the variable of that name. */
  readonly assignsInRange: boolean;
  /** Since Go 1.23 `{{ else with }}` needs no second `{{ end }}`. */
  readonly elseWith: boolean;
  /** go-yaml 2.4, in Helm since 3.6, breaks lines of more than 80 characters. */
  readonly foldsYaml: boolean;
  /** Up to Sprig 3.2 `camelcase` makes all but the first letter of a word small. */
  readonly lowersCamelCase: boolean;
  /** Up to Sprig 3.2 `kebabcase` and `snakecase` put a delimiter between a number and a delimiter. */
  readonly doublesDelimiter: boolean;
  /** Since Go 1.18 `eq` compares nil with everything. */
  readonly comparableNil: boolean;
  /** Later releases report the message of `fail` and nothing else, and let it pass when linting, as `required` always was. */
  readonly plainFail: boolean;
  /** Up to Helm 3.11 or so `tpl` wants a map with `Template` in it. */
  readonly tplNeedsTemplate: boolean;
}

export const profiles: Readonly<Record<HelmVersion, Profile>> = {
  '3.5.4': {
    helmVersion: '3.5.4',
    goVersion: 'go1.15.11',
    gitCommit: '1b5edb69df3d3a08df77c9902dc17af864ff05d1',
    kubeVersion: 'v1.20.0',
    newlineInAction: false,
    breakAndContinue: false,
    shortCircuit: false,
    assignsInRange: false,
    elseWith: false,
    foldsYaml: false,
    lowersCamelCase: true,
    doublesDelimiter: true,
    comparableNil: false,
    plainFail: false,
    tplNeedsTemplate: true,
  },
  '3.17.3': {
    helmVersion: '3.17.3',
    goVersion: 'go1.23.7',
    gitCommit: 'e4da49785aa6e6ee2b86efd5dd9e43400318262b',
    kubeVersion: 'v1.32.0',
    newlineInAction: true,
    breakAndContinue: true,
    shortCircuit: true,
    assignsInRange: true,
    elseWith: true,
    foldsYaml: true,
    lowersCamelCase: false,
    doublesDelimiter: false,
    comparableNil: true,
    plainFail: true,
    tplNeedsTemplate: false,
  },
};

/** Whether a feature that came with release `since` is there in `version`. */
export const hasArrived = (since: HelmVersion | undefined, version: HelmVersion): boolean =>
  since === undefined || helmVersions.indexOf(since) <= helmVersions.indexOf(version);
