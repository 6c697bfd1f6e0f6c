/**
 * What the VS Code client and the language server say to each other beyond the Language Server Protocol: the only file of
 * the server that the client imports. Everything here is plain JSON; URIs are strings; lines and columns are as in LSP.
 * A request that fails for a reason the user can act on is answered with an error whose message is in the user's language.
 */
import { longestServiceName, serviceNamePattern, versionPattern } from './core/rules/shared/names';

/** The id of the language client: also the section of its settings and the `source` of its problems. */
export const clientId = 'oscpkg';

/**
 * Scheme of read-only documents inside archives: the path of the archive, `!/`, the path inside; archives may nest:
 * `oscpkg-archive:/home/me/etcd-6.7.0.zip!/etcd/package/etcd-6.7.0.tgz!/etcd/values.yaml`.
 * The server answers `workspace/textDocumentContent` (LSP 3.18) for it.
 */
export const archiveScheme = 'oscpkg-archive';

/**
 * Scheme of the pages that explain a rule, as Markdown in the user's language: `oscpkg-rule:/mapping/unresolved-path.md`.
 * The server answers `workspace/textDocumentContent` for it.
 */
export const ruleScheme = 'oscpkg-rule';

/** The code action kind that repairs everything in a file that needs no decision, for `editor.codeActionsOnSave`. */
export const fixAllKind = 'source.fixAll.oscpkg';

/** The `initializationOptions`. An editor that sends none gets links to the web and no client commands. */
export interface InitializationOptions {
  /** The {@link clientCommands} that the editor can run: code actions and code lenses may name them. */
  readonly commands?: readonly ClientCommand[];
  /** Where a rule is explained, with `{code}` for the rule's code, percent-encoded: for `codeDescription`. */
  readonly ruleLink?: string;
}

/** The commands of the client that the server may name in code actions and code lenses, with their arguments. */
export const clientCommands = {
  /** `[uri of a service directory or of a file in it]` */
  preview: 'oscpkg.preview',
  /** `[uri of a service directory or of a file in it]` */
  generateMapping: 'oscpkg.generateMapping',
  /** `[code]` */
  openRule: 'oscpkg.openRule',
} as const;
export type ClientCommand = (typeof clientCommands)[keyof typeof clientCommands];

/** What `workspace/configuration` answers for the section {@link clientId}. In a workspace without trust `helm.path` is empty. */
export interface Configuration {
  /** Severity of rules by code. */
  readonly rules: Readonly<Record<string, 'off' | 'information' | 'warning' | 'error'>>;
  readonly profile: 'delivery' | 'private';
  /** Registry host and organization that the preview writes, as the platform would. */
  readonly registry: string;
  readonly organization: string;
  readonly helmVersion: '3.5.4' | '3.17.3';
  /** `path` of a helm executable, or `''`. */
  readonly helm: { readonly path: string };
}

/** The method of a request, with the types of its parameters and its result. */
export interface Request<Params, Result> {
  readonly method: `oscpkg/${string}`;
  readonly types?: (params: Params) => Result;
}

/** The method of a notification, with the type of its parameters. */
export interface Notification<Params> {
  readonly method: `oscpkg/${string}`;
  readonly types?: (params: Params) => void;
}

export const serviceKinds = ['helm', 'operator', 'osc'] as const;
export type ServiceKind = (typeof serviceKinds)[number];

/** A service package of the workspace, or a built zip. */
export interface PackageInfo {
  /** URI of the service directory, without a slash at its end, or of the zip. */
  readonly root: string;
  /** The service's name and version as its deployment package states them; null where it does not. */
  readonly name: string | null;
  readonly version: string | null;
  readonly kind: ServiceKind | null;
}

/** Every service package in the workspace's folders. */
export const listPackages: Request<null, readonly PackageInfo[]> = { method: 'oscpkg/listPackages' };

/** From the server, once at its start and whenever the answer to {@link listPackages} changes. */
export const packagesChanged: Notification<{ readonly packages: readonly PackageInfo[] }> = {
  method: 'oscpkg/packagesChanged',
};

/** Whether the platform takes a text as the name of a service (R030, R031), for the questions of the editor. */
export const isServiceName = (text: string): boolean =>
  serviceNamePattern.test(text) && text.length <= longestServiceName;

/** Whether the platform takes a text as the version of a service (R032, R033). */
export const isServiceVersion = (text: string): boolean => versionPattern.test(text);

export interface CreatePackageParams {
  /** URI of the folder in which the service directory `name` is made. */
  readonly folder: string;
  readonly kind: ServiceKind;
  readonly name: string;
  readonly version: string;
}

export interface CreatePackageResult {
  readonly root: string;
  /** The file to begin with. */
  readonly open: string;
}

/** Writes a service directory that validates clean. Fails when there is one already; then nothing is written. */
export const createPackage: Request<CreatePackageParams, CreatePackageResult> = {
  method: 'oscpkg/createPackage',
};

/** How many problems of each severity. */
export interface ProblemCounts {
  readonly errors: number;
  readonly warnings: number;
  readonly information: number;
}

export interface ValidateParams {
  /** URI of a service directory, of any file in it, or of a built zip. */
  readonly uri: string;
}

export interface ValidateResult {
  readonly package: PackageInfo;
  readonly counts: ProblemCounts;
  /**
   * For a zip: its problems, by the URI of the document inside ({@link archiveScheme}) or of the zip itself. The client
   * shows them, so the server gives no other diagnostics for documents in a zip. For a folder: empty; its problems reach
   * the client as diagnostics, refreshed before the answer.
   */
  readonly documents: readonly { readonly uri: string; readonly diagnostics: readonly Diagnostic[] }[];
}

/** Runs every rule, also those that take long. */
export const validate: Request<ValidateParams, ValidateResult> = { method: 'oscpkg/validate' };

export interface BuildParams {
  /** URI of a service directory or of any file in it. */
  readonly uri: string;
  /** Build although there are errors. */
  readonly despiteErrors: boolean;
  /** The server reports {@link BuildProgress} as `$/progress` with this token. */
  readonly progressToken: string;
}

/** The value of a `$/progress`; sent at most some ten times a second. */
export interface BuildProgress {
  /** Path in the zip of what is being written. */
  readonly file: string;
  readonly writtenBytes: number;
  readonly totalBytes: number;
  /** An estimate; absent until the pace of the work is known. */
  readonly secondsLeft?: number;
}

export type BuildResult =
  | {
      readonly status: 'built';
      readonly file: string;
      readonly bytes: number;
      readonly counts: ProblemCounts;
    }
  /** There are errors; nothing was written. */
  | { readonly status: 'refused'; readonly counts: ProblemCounts };

/** Writes the zip for the platform. Cancelled like any request; then, and when it fails, nothing is left behind. */
export const build: Request<BuildParams, BuildResult> = { method: 'oscpkg/build' };

export interface PreviewParams {
  /** URI of a service directory or of any file in it. Registry and organization come from {@link Configuration}. */
  readonly uri: string;
}

export interface PreviewResult {
  readonly package: PackageInfo;
  /** What the platform writes at the start of each address, e.g. `swr.cn-east-3.myhuaweicloud.com/osc-opensource`. */
  readonly target: string;
  /** The files that the platform changes, as they are and as they will be. */
  readonly files: readonly { readonly uri: string; readonly before: string; readonly after: string }[];
  /** Every image that a workload pulls, in the order of the workloads. */
  readonly images: readonly PreviewImage[];
  /** Why the chart does not render, or not once the addresses are replaced; null when it does. */
  readonly failure: string | null;
}

export interface PreviewImage {
  /** E.g. `StatefulSet/etcd`. */
  readonly workload: string;
  /** The container, or another place in the workload that names an image, e.g. `env RELATED_IMAGE_ETCD`. */
  readonly place: string;
  readonly before: string;
  /** Null when the workload is not there any more. */
  readonly after: string | null;
  /** `replaced`: pulled from the platform. `kept`: still points elsewhere. `broken`: no address that can be pulled. */
  readonly state: 'replaced' | 'kept' | 'broken';
  /** What is wrong with an image that is not replaced, for the user; null otherwise. */
  readonly reason: string | null;
  /** Where the address, or the part that is wrong, is written; null when there is no such text. */
  readonly origin: Location | null;
}

/** What the platform would write, and which image each workload then pulls. */
export const preview: Request<PreviewParams, PreviewResult> = { method: 'oscpkg/preview' };

export interface GenerateMappingParams {
  /** URI of a service directory or of any file in it. */
  readonly uri: string;
}

export interface GenerateMappingResult {
  /** URI of the mapping file, which may not exist yet. */
  readonly uri: string;
  readonly exists: boolean;
  /** The whole text with what was inferred; comments and order of what is there are kept. */
  readonly newText: string;
  /** From the text that is there (the open editor's) to `newText`; empty when nothing is missing. */
  readonly edits: readonly TextEdit[];
  /** What could not be inferred, a sentence each, for the user. */
  readonly notes: readonly string[];
}

/** Infers mapping.yaml from the deployment package and the image archives. Writes nothing. */
export const generateMapping: Request<GenerateMappingParams, GenerateMappingResult> = {
  method: 'oscpkg/generateMapping',
};

export interface RuleInfo {
  readonly code: string;
  readonly severity: 'error' | 'warning' | 'information' | 'hint';
  /** One sentence in the user's language. */
  readonly summary: string;
}

/** Every rule, in the order of its documentation. */
export const listRules: Request<null, readonly RuleInfo[]> = { method: 'oscpkg/listRules' };

/** As in LSP. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** As in LSP. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** As in LSP. */
export interface Location {
  readonly uri: string;
  readonly range: Range;
}

/** As in LSP. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** As in LSP: 1 error, 2 warning, 3 information, 4 hint; tag 1 unnecessary, 2 deprecated. */
export interface Diagnostic {
  readonly range: Range;
  readonly severity: 1 | 2 | 3 | 4;
  readonly code: string;
  readonly codeDescription?: { readonly href: string };
  readonly source: typeof clientId;
  readonly message: string;
  readonly tags?: readonly (1 | 2)[];
  readonly relatedInformation?: readonly { readonly location: Location; readonly message: string }[];
}
