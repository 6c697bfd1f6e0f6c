import type { PackageKind } from '../../package/deployment-package';
import { helmTemplate } from './helm';
import { operatorTemplate } from './operator';
import type { ServiceTemplate } from './service-template';

/** The template of each kind of service package; kinds that have none yet are missing. */
export const serviceTemplates: ReadonlyMap<PackageKind, ServiceTemplate> = new Map([
  ['helm', helmTemplate],
  ['operator', operatorTemplate],
]);
