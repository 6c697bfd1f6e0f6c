import type { ClientCapabilities, InitializeParams, ResourceOperationKind } from 'vscode-languageserver/node';
import { rulePage } from '../core/rules/rule-page';
import type { Locale } from '../core/text/message';
import type { ClientCommand, InitializationOptions } from '../protocol';

/** What the editor at the other end can do and wants, read once from `initialize`. */
export interface Client {
  readonly locale: Locale;
  /** Whether it is our own extension, which sends initialization options. */
  readonly isOurs: boolean;
  readonly commands: ReadonlySet<ClientCommand>;
  /** The page of a rule, for `codeDescription` and links. */
  readonly ruleLink: (code: string) => string;
  readonly diagnostics: DiagnosticAbilities;
  readonly edits: EditAbilities;
  readonly completion: CompletionAbilities;
  /** Read-only documents inside archives can be opened by the scheme of protocol.ts. */
  readonly opensArchives: boolean;
  readonly markdownHover: boolean;
  readonly definitionLinks: boolean;
  readonly hierarchicalSymbols: boolean;
  readonly codeActionLiterals: boolean;
  readonly prepareRename: boolean;
  readonly configuration: boolean;
  readonly watchConfiguration: boolean;
  readonly watchFiles: boolean;
  readonly watchRelative: boolean;
  readonly refreshInlayHints: boolean;
}

export interface DiagnosticAbilities {
  readonly pull: boolean;
  readonly refresh: boolean;
  readonly related: boolean;
  readonly relatedDocuments: boolean;
  readonly codeDescription: boolean;
  readonly tags: boolean;
}

export interface EditAbilities {
  /** Edits may name the version of the document that they are for. */
  readonly versioned: boolean;
  readonly annotations: boolean;
  readonly operations: ReadonlySet<ResourceOperationKind>;
}

export interface CompletionAbilities {
  readonly snippets: boolean;
  readonly markdown: boolean;
  readonly labelDetails: boolean;
  readonly deprecatedTag: boolean;
  /** Properties of items that may be said once for the whole list. */
  readonly itemDefaults: ReadonlySet<string>;
  /** Documentation may come later, when an item is looked at. */
  readonly resolvesDocumentation: boolean;
}

/** Reads what the editor says of itself. What it does not say, it cannot do. */
export function readClient(params: InitializeParams): Client {
  const { textDocument, workspace } = params.capabilities;
  const options: InitializationOptions = isRecord(params.initializationOptions)
    ? params.initializationOptions
    : {};
  const isOurs = Array.isArray(options.commands) || typeof options.ruleLink === 'string';
  return {
    locale: localeFrom(params.locale),
    isOurs,
    commands: new Set(Array.isArray(options.commands) ? options.commands : []),
    ruleLink: ruleLinks(options.ruleLink),
    diagnostics: diagnosticAbilities(params.capabilities),
    edits: editAbilities(params.capabilities),
    completion: completionAbilities(params.capabilities),
    opensArchives: isOurs || workspace?.textDocumentContent !== undefined,
    markdownHover: textDocument?.hover?.contentFormat?.includes('markdown') ?? false,
    definitionLinks: textDocument?.definition?.linkSupport ?? false,
    hierarchicalSymbols: textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport ?? false,
    codeActionLiterals: textDocument?.codeAction?.codeActionLiteralSupport !== undefined,
    prepareRename: textDocument?.rename?.prepareSupport ?? false,
    configuration: workspace?.configuration ?? false,
    watchConfiguration: workspace?.didChangeConfiguration?.dynamicRegistration ?? false,
    watchFiles: workspace?.didChangeWatchedFiles?.dynamicRegistration ?? false,
    watchRelative: workspace?.didChangeWatchedFiles?.relativePatternSupport ?? false,
    refreshInlayHints: workspace?.inlayHint?.refreshSupport ?? false,
  };
}

/** Every kind of Chinese reads our Chinese; all others read English. */
const localeFrom = (tag: string | undefined): Locale => (/^zh\b/i.test(tag ?? '') ? 'zh-cn' : 'en');

function ruleLinks(template: string | undefined): Client['ruleLink'] {
  if (typeof template !== 'string' || !template.includes('{code}')) return rulePage;
  return (code) => template.replace('{code}', encodeURIComponent(code));
}

function diagnosticAbilities({ textDocument, workspace }: ClientCapabilities): DiagnosticAbilities {
  const pull = textDocument?.diagnostic;
  const either = { ...textDocument?.publishDiagnostics, ...pull };
  return {
    pull: pull !== undefined,
    refresh: workspace?.diagnostics?.refreshSupport ?? false,
    related: either.relatedInformation ?? false,
    relatedDocuments: pull?.relatedDocumentSupport ?? false,
    codeDescription: either.codeDescriptionSupport ?? false,
    tags: either.tagSupport !== undefined,
  };
}

const editAbilities = ({ workspace }: ClientCapabilities): EditAbilities => ({
  versioned: workspace?.workspaceEdit?.documentChanges ?? false,
  annotations: workspace?.workspaceEdit?.changeAnnotationSupport !== undefined,
  operations: new Set(workspace?.workspaceEdit?.resourceOperations ?? []),
});

function completionAbilities({ textDocument }: ClientCapabilities): CompletionAbilities {
  const item = textDocument?.completion?.completionItem;
  const lazy = item?.resolveSupport?.properties ?? [];
  return {
    snippets: item?.snippetSupport ?? false,
    markdown: item?.documentationFormat?.includes('markdown') ?? false,
    labelDetails: item?.labelDetailsSupport ?? false,
    deprecatedTag: item?.tagSupport !== undefined,
    itemDefaults: new Set(textDocument?.completion?.completionList?.itemDefaults ?? []),
    resolvesDocumentation: lazy.includes('documentation'),
  };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
