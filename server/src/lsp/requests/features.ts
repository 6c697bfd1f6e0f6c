import { building } from '../commands/build';
import { create } from '../commands/create';
import { mappingGeneration } from '../commands/generate-mapping';
import { packages } from '../commands/packages';
import { replacementPreview } from '../commands/preview';
import { rules } from '../commands/rules';
import { textDocuments } from '../commands/text-documents';
import { validation } from '../commands/validate';
import { pullDiagnostics } from '../diagnostics/pull';
import { codeActions } from './code-actions';
import { completion } from './completion';
import type { Feature } from './feature';
import { hints } from './hints';
import { hover } from './hover';
import { lenses } from './lenses';
import { links } from './links';
import { navigation } from './navigation';
import { outline } from './outline';
import { rename } from './rename';

/** Everything that the server can do. */
export const features: readonly Feature[] = [
  pullDiagnostics,
  codeActions,
  completion,
  hover,
  navigation,
  rename,
  outline,
  links,
  hints,
  lenses,
  packages,
  validation,
  building,
  replacementPreview,
  mappingGeneration,
  create,
  rules,
  textDocuments,
];
