import type {
  ArchivedImage,
  ImageArchiveCompression,
  ImageArchiveFormat,
  ImageArchiveInfo,
} from '../../core/images/image-archive';
import { type ArchiveDefectKind, archiveDefect } from '../../core/package/archive-defect';
import { ForwardAccess, type InflateFailure } from '../forward-access';
import { type ArchiveLimits, defaultLimits, maxRatio } from '../limits';
import { type RandomAccess, readAt, WindowAccess } from '../random-access';
import { endBeforeForeignData } from '../tgz/gzip-end';
import { readDocker } from './docker';
import { ImageTar } from './image-tar';
import { type OciContent, readOci } from './oci';

/**
 * What an image archive says about itself: formats of "docker save" old and new, OCI layouts, indexes of several
 * architectures. A plain tar of any size costs a few reads; a gzipped one, or one deflated in a zip, is read once through.
 */
export async function describeImageArchive(
  source: RandomAccess,
  limits: ArchiveLimits = defaultLimits,
): Promise<ImageArchiveInfo> {
  const head = await readAt(source, 0, 6);
  const compression = signatures.find(([bytes]) => head.subarray(0, bytes.length).equals(bytes))?.[1];
  if (compression !== 'gzip') return describeTar(source, source, compression, limits);
  const inflated = new ForwardAccess(source, 'gzip');
  try {
    const info = await describeTar(source, inflated, compression, limits);
    // What is deflated in a zip cannot be read again from its start.
    const end =
      source instanceof ForwardAccess
        ? undefined
        : await endBeforeForeignData(source, inflated.failure, source.size * maxRatio);
    if (end === undefined) return info;
    const whole = await describeImageArchive(new WindowAccess(source, 0, end), limits);
    const behind = archiveDefect('trailing-data', undefined, { count: sizeOf(source) - end });
    return { ...whole, size: sizeOf(source), defects: [...whole.defects, behind] };
  } finally {
    await inflated.close();
  }
}

const signatures: readonly (readonly [Buffer, ImageArchiveCompression])[] = [
  [Buffer.from([0x1f, 0x8b]), 'gzip'],
  [Buffer.from([0x28, 0xb5, 0x2f, 0xfd]), 'zstd'],
  [Buffer.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]), 'xz'],
  [Buffer.from([0x42, 0x5a, 0x68]), 'bzip2'],
];

async function describeTar(
  file: RandomAccess,
  content: RandomAccess,
  compression: ImageArchiveCompression | undefined,
  limits: ArchiveLimits,
): Promise<ImageArchiveInfo> {
  const isForward = content instanceof ForwardAccess;
  const tar = await ImageTar.read(content, limits, isForward);
  const silent = isForward && followsFrom[content.failure ?? 'lying-size'];
  if (isForward && content.failure) {
    const kind = content.failure === 'bomb' ? 'archive-bomb' : content.failure;
    tar.defects.add(kind, 'tar', { reason: 'deflate', limit: sizeOf(file) * maxRatio });
  }
  const docker = await readDocker(tar);
  const oci = await readOci(tar);
  const isImage = docker !== undefined || oci !== undefined;
  if (!isImage && !unreadable.some((kind) => tar.defects.has(kind))) tar.defects.add('not-an-image-archive');
  const images = merge(docker ?? [], oci?.images ?? []);
  if (isImage && images.length === 0 && tar.defects.all.length === 0)
    tar.defects.add('no-image', docker ? 'manifest.json' : 'index.json');
  return {
    ...(isImage ? { format: formatOf(docker, oci) } : {}),
    ...(compression === undefined ? {} : { compression }),
    size: sizeOf(file),
    images,
    multiArchitecture: oci?.multiArchitecture ?? false,
    defects:
      sizeOf(file) === 0
        ? [archiveDefect('empty-file')]
        : tar.defects.all.filter(({ kind }) => kind !== silent),
  };
}

/** What the tar reader says only because the inflation stopped. */
const followsFrom: Readonly<Partial<Record<InflateFailure, ArchiveDefectKind>>> = {
  bomb: 'truncated',
  damaged: 'not-an-archive',
  truncated: 'not-an-archive',
};

/** What keeps the files that tell of an image from being found; they are not missing then. */
const unreadable = [
  'not-an-archive',
  'damaged',
  'no-tar-header',
  'truncated',
  'bomb',
  'archive-bomb',
  'lfs-pointer',
  'empty-file',
  'too-many-entries',
  'unreadable-json',
] as const;

/** A forward source does not know where it ends, but what the zip around it states. */
const sizeOf = (file: RandomAccess): number => (file instanceof ForwardAccess ? file.statedSize : file.size);

function formatOf(
  docker: readonly ArchivedImage[] | undefined,
  oci: OciContent | undefined,
): ImageArchiveFormat {
  if (docker === undefined) return 'oci';
  return oci === undefined ? 'docker' : 'docker-oci';
}

/** "docker save" lists the same images twice, for old and for new readers: names from manifest.json, digests from OCI. */
function merge(docker: readonly ArchivedImage[], oci: readonly ArchivedImage[]): readonly ArchivedImage[] {
  const byConfig = new Map(oci.map((image) => [image.configDigest, image]));
  const merged = docker.map((image) => {
    const twin = byConfig.get(image.configDigest);
    byConfig.delete(image.configDigest);
    return twin ? { ...twin, tags: image.tags.length > 0 ? image.tags : twin.tags } : image;
  });
  return [...merged, ...byConfig.values()];
}
