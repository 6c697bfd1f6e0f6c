import type { ServicePackage } from '../../package/service-package';

/** Whether the package brings images, so that addresses are replaced: without any, images are pulled from outside (R014). */
export const shipsImages = ({ mapping, images }: ServicePackage): boolean =>
  mapping !== undefined || images.some(({ name }) => name.endsWith('.tar'));
