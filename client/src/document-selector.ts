import { archiveScheme } from '../../server/src/protocol';

/**
 * The files that the server is told of. Which of them are its own it decides itself, by the service directory around them:
 * names like values.yaml are everybody's.
 */
export const documentSelector = [
  ...[
    '**/{mapping,oscpkg}.{yaml,yml}',
    '**/images/*.{yaml,yml}',
    '**/package/**',
    '**/{Chart,Chart.lock,requirements,metadata,csd,lifecycle}.{yaml,yml}',
    '**/*values*.{yaml,yml}',
    '**/values.schema.json',
    '**/templates/**',
    '**/*.{clusterserviceversion,package}.{yaml,yml}',
  ].map((pattern) => ({ scheme: 'file', pattern })),
  { scheme: archiveScheme },
];
