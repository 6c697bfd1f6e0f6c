import type { ContainerType } from '../operator/deployments';
import { declaredArchitectures } from '../package/declared-architectures';
import type { ContainerEntry, LifecycleEntry } from '../package/mapping';
import type { OperatorSource } from '../package/operator-source';
import type { Place } from '../package/place';
import type { ServicePackage } from '../package/service-package';
import type { Message } from '../text/message';
import { say } from '../text/message';
import type { ImagePart } from './image-fields';
import { ImageInference, type InferredImage } from './inferred-image';
import type { ContainerUse, EnvUse, OperatorImageUse, ResourceUse } from './operator-image-use';
import { operatorImages } from './operator-images';
import { containerOf, operatorWrites } from './operator-writes';

/** The place that an element is for. */
export interface InferredFrom {
  readonly at: Place;
  /** The reference that stands there now. */
  readonly reference: string;
}

/** An element for `containers` in `lifecycle`. */
export interface InferredContainer extends InferredFrom {
  readonly deployment: string;
  readonly type: ContainerType;
  readonly name: string;
  readonly image: InferredImage;
  readonly env: readonly InferredVariable[];
}

/** An element for `env` of a container. */
export interface InferredVariable extends InferredFrom {
  readonly name: string;
  readonly image: InferredImage;
}

/** An element for `instance`. */
export interface InferredInstance extends InferredFrom {
  readonly kind: string;
  readonly address: readonly Pick<ImagePart, 'role' | 'path'>[];
  readonly image: InferredImage;
  /** What the author has to look at. */
  readonly note?: Message;
}

/** An image for which no entry can be written, and why. */
export interface OpenQuestion {
  readonly use: OperatorImageUse;
  readonly reason: Message;
}

/** What mapping.yaml of an operator lacks. What it has already is not repeated. */
export interface OperatorMapping {
  /** New elements for `lifecycle` or for one of its elements. */
  readonly containers: readonly (InferredContainer & { readonly into?: LifecycleEntry })[];
  /** Variables for containers that mapping.yaml names already. */
  readonly variables: readonly (InferredVariable & { readonly into: ContainerEntry })[];
  readonly instances: readonly InferredInstance[];
  readonly open: readonly OpenQuestion[];
}

/** Works out what mapping.yaml lacks for an operator, with the image archives that fit; undefined for other packages. */
export function inferOperatorMapping(pkg: ServicePackage): OperatorMapping | undefined {
  return pkg.operator && new Inference(pkg, pkg.operator).result();
}

class Inference {
  private readonly images: ImageInference;
  private readonly uses: readonly OperatorImageUse[];

  constructor(
    private readonly pkg: ServicePackage,
    operator: OperatorSource,
  ) {
    this.images = new ImageInference(pkg.images, declaredArchitectures(pkg));
    const { mapping } = pkg;
    const writes = operator.csv && mapping ? operatorWrites(operator.csv, mapping) : [];
    const all = operatorImages(operator);
    const entries = new Map(writes.map(({ node, entry }) => [node, entry]));
    for (const { reference, parts } of all) {
      const entry = entries.get(parts[0].node);
      if (entry) this.images.learn(reference, entry);
    }
    this.uses = all.filter(({ parts }) => !parts.some(({ node, isKept }) => !isKept && entries.has(node)));
  }

  result(): OperatorMapping {
    const variables = this.uses.flatMap((use) => (use.kind === 'env' && !use.obstacle ? [use] : []));
    const containers = this.uses.flatMap((use) => (use.kind === 'container' ? [use] : []));
    const fields = this.uses.flatMap((use) =>
      use.kind === 'custom-resource' && !use.doubt?.isOpen ? [use] : [],
    );
    return {
      containers: containers.flatMap((use) => this.container(use, variables)),
      variables: variables.flatMap((use) => this.variable(use)),
      instances: this.instances(fields),
      open: this.uses.flatMap((use) => {
        const reason =
          openReason(use) ?? (canBeNamed(use) && !this.images.infer(use.reference) ? noAddress : undefined);
        return reason ? [{ use, reason }] : [];
      }),
    };
  }

  private container(
    use: ContainerUse,
    variables: readonly EnvUse[],
  ): readonly (InferredContainer & { into?: LifecycleEntry })[] {
    const { target } = use;
    const image = this.images.infer(use.reference);
    if (!image || this.entryOf(use) || target.name === '') return [];
    const env = variables
      .filter((one) => one.target === target)
      .flatMap(({ variable, reference, at }) => {
        const own = this.images.infer(reference);
        return own ? [{ name: variable.name, image: own, reference, at }] : [];
      });
    const into = this.pkg.mapping?.lifecycle.find(
      ({ deployment }) => deployment?.text === target.deployment.name,
    );
    const { type, name, deployment } = target;
    const { reference, at } = use;
    return [
      { deployment: deployment.name, type, name, image, env, reference, at, ...(into ? { into } : {}) },
    ];
  }

  /** A variable of a container that mapping.yaml has already; those of new containers come with them. */
  private variable(use: EnvUse): readonly (InferredVariable & { into: ContainerEntry })[] {
    const into = this.entryOf(use);
    const image = into && this.images.infer(use.reference);
    const { reference, at } = use;
    return into && image ? [{ name: use.variable.name, image, into, reference, at }] : [];
  }

  private entryOf({ target }: ContainerUse | EnvUse): ContainerEntry | undefined {
    const { csv } = this.pkg.operator ?? {};
    const entries = this.pkg.mapping?.lifecycle.flatMap(({ containers }) => containers) ?? [];
    return csv && entries.find((entry) => containerOf(csv, entry) === target);
  }

  /** One element for each image of a kind; custom resources of one kind that name the same image at the same path share it. */
  private instances(fields: readonly ResourceUse[]): readonly InferredInstance[] {
    const seen = new Set<string>();
    return fields.flatMap(({ resource, parts, reference, at, doubt }) => {
      const address = parts.flatMap(({ role, path, isKept }) => (isKept ? [] : [{ role, path }]));
      const key = JSON.stringify([resource.kind, address]);
      const image = this.images.infer(reference);
      if (!image || resource.kind === '' || seen.has(key)) return [];
      seen.add(key);
      const note = doubt ? { note: doubt.message } : {};
      return [{ kind: resource.kind, address, image, reference, at, ...note }];
    });
  }
}

/** Why no entry is written for a use; undefined when one is, or when nothing is pulled from there. */
function openReason(use: OperatorImageUse): Message | undefined {
  if (use.kind === 'env') return use.obstacle;
  if (use.kind === 'custom-resource') return use.doubt?.isOpen ? use.doubt.message : undefined;
  if (use.kind === 'argument') return inArgument;
  return use.kind === 'manifest' ? inManifest : undefined;
}

const canBeNamed = ({ kind }: OperatorImageUse): boolean =>
  kind === 'container' || kind === 'env' || kind === 'custom-resource';

const noAddress = say('it is not one whole image address', '不是一个完整的镜像地址');
const inArgument = say(
  'it stands in an argument: pass it through an environment variable',
  '位于容器参数中：请改用环境变量传入',
);
const inManifest = say(
  'it stands outside of the ClusterServiceVersion: pass it through an environment variable of the operator',
  '位于 ClusterServiceVersion 之外：请改用 Operator 的环境变量传入',
);
