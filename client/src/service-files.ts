/** The names of the files by which a folder is known as a service directory, wherever they lie: for one search. */
export const maybeServiceFiles =
  '**/{oscpkg.yaml,mapping.yaml,mapping.yml,Chart.yaml,metadata.yaml,*.clusterserviceversion.yaml,*.clusterserviceversion.yml,*.tgz}';

/** Whether a file lies where only a service directory has it, told from its path alone. */
export const isServiceFile = (path: string): boolean => places.some((place) => place.test(path));

const places: readonly RegExp[] = [
  /\/oscpkg\.yaml$/,
  /\/images\/mapping\.ya?ml$/,
  /\/package\/(?:[^/]+\/)?(?:Chart|metadata|values)\.yaml$/,
  /\/package\/(?:[^/]+\/)?templates\/[^/]+$/,
  /\/package\/.*\.(?:clusterserviceversion|package)\.ya?ml$/,
  /\/package\/[^/]+\.tgz$/,
];
