import type { PackageKind } from '../../package/deployment-package';
import { helmTemplate } from './helm';
import { operatorTemplate } from './operator';
import { oscTemplate } from './osc';
import type { ServiceTemplate } from './service-template';

/** The template of each kind of service package. */
export const serviceTemplates: Readonly<Record<PackageKind, ServiceTemplate>> = {
  helm: helmTemplate,
  operator: operatorTemplate,
  osc: oscTemplate,
};
