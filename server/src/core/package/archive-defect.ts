import { type Message, type Text, text } from '../text/message';

/** Everything that can be wrong with an archive. A hostile or damaged archive is data, not an exception. */
export type ArchiveDefectKind = keyof typeof messages;

/** One thing that is wrong with an archive, or with one entry in it. */
export interface ArchiveDefect {
  readonly kind: ArchiveDefectKind;
  /** The entry's name as the archive spells it; absent where the archive as a whole is meant. */
  readonly entry?: string;
  readonly message: Message;
}

/** A defect of `kind`; `values` fill the further `{name}` places of its message. */
export function archiveDefect(
  kind: ArchiveDefectKind,
  entry?: string,
  values: Message['values'] = {},
): ArchiveDefect {
  const message = { text: messages[kind], values: { ...values, entry: printable(entry ?? '') } };
  return entry === undefined ? { kind, message } : { kind, entry, message };
}

/** Whether a word names a kind of defect. */
export const isArchiveDefectKind = (word: string): word is ArchiveDefectKind => Object.hasOwn(messages, word);

const shownLength = 120;

/** A name from a stranger, fit for a terminal and a log: control characters spelled out, long ones cut. */
export function printable(name: string): string {
  const cut = name.length > shownLength ? `${name.slice(0, shownLength)}…` : name;
  return cut.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

const messages = {
  'not-an-archive': text(
    'This is not a {format} archive: build it again',
    '这不是 {format} 压缩包：请重新制作',
  ),
  'lfs-pointer': text(
    'This is a pointer of Git LFS, not the file that it stands for: run "git lfs pull"',
    '这是 Git LFS 指针，而不是文件本身：请执行“git lfs pull”',
  ),
  'empty-file': text('This file is empty: copy or build it again', '该文件是空的：请重新复制或制作'),
  'not-an-image-archive': text(
    'This tar holds no image: neither manifest.json nor index.json. Write it with "docker save" or "skopeo copy"',
    '该 tar 中没有镜像：既没有 manifest.json 也没有 index.json。请用“docker save”或“skopeo copy”导出',
  ),
  'no-image': text(
    '"{entry}" of this tar lists no image. Export the image again with "docker save" or "skopeo copy"',
    '该 tar 的“{entry}”中没有列出任何镜像。请用“docker save”或“skopeo copy”重新导出',
  ),
  truncated: text(
    'The archive ends too early ("{entry}"): copy or build it again',
    '压缩包不完整（“{entry}”）：请重新复制或制作',
  ),
  damaged: text('The archive is damaged ({reason}): build it again', '压缩包已损坏（{reason}）：请重新制作'),
  'no-tar-header': text(
    'Behind "{entry}" (byte {position}) stands something that is no tar entry: Helm and docker refuse the archive. Build it again',
    '“{entry}”之后（第 {position} 字节处）的内容不是 tar 条目：Helm 和 docker 会拒绝该压缩包。请重新制作',
  ),
  'leading-data': text(
    '{count} bytes stand before the archive: some readers refuse it. Build it again',
    '压缩包之前有 {count} 字节多余数据：部分工具会拒绝读取。请重新制作',
  ),
  'trailing-data': text(
    '{count} bytes stand behind the archive: some readers refuse it. Build it again',
    '压缩包之后有 {count} 字节多余数据：部分工具会拒绝读取。请重新制作',
  ),
  'hidden-data': text(
    '{count} bytes between the entries belong to none of them (near "{entry}"): readers can disagree on the content. Build it again',
    '条目之间有 {count} 字节不属于任何条目（“{entry}”附近）：不同工具可能读出不同内容。请重新制作',
  ),
  overlap: text(
    '"{entry}" shares bytes with another entry, as zip bombs do: build the archive again',
    '“{entry}”与其他条目共用数据（压缩炸弹的手法）：请重新制作压缩包',
  ),
  'local-name-mismatch': text(
    '"{entry}" has another name in its own header ("{local}"): readers disagree on the content. Build the archive again',
    '“{entry}”在自身头部中的名称不同（“{local}”）：不同工具会读出不同内容。请重新制作压缩包',
  ),
  'second-name': text(
    '"{entry}" has a second name in an extra field ("{other}"): readers disagree on which one counts. Build the archive again',
    '“{entry}”在扩展字段中另有名称（“{other}”）：不同工具取用的不同。请重新制作压缩包',
  ),
  'end-record-mismatch': text(
    'The two end records of the zip state different numbers ({field}): readers disagree on the content. Build it again',
    'zip 的两个结束记录内容不一致（{field}）：不同工具会读出不同内容。请重新制作',
  ),
  'header-mismatch': text(
    '"{entry}" is described differently in its own header and in the directory ({field}): build the archive again',
    '“{entry}”自身头部与目录中的描述不一致（{field}）：请重新制作压缩包',
  ),
  'lying-size': text(
    '"{entry}" does not have the size that it states: build the archive again',
    '“{entry}”的实际大小与声明不符：请重新制作压缩包',
  ),
  'wrong-crc': text(
    '"{entry}" is damaged: its checksum does not match. Copy or build the archive again',
    '“{entry}”已损坏：校验和不匹配。请重新复制或制作压缩包',
  ),
  'wrong-digest': text(
    '"{entry}" is damaged: its content does not match its sha256 digest. Export the image again',
    '“{entry}”已损坏：内容与其 sha256 摘要不匹配。请重新导出镜像',
  ),
  'invalid-tag': text(
    '"{entry}" is no name that an image can have: docker refuses the tar. Tag the image again and export it',
    '“{entry}”不是合法的镜像名称：docker 会拒绝该 tar。请重新打标签并导出',
  ),
  'missing-blob': text(
    '"{entry}" is named by the image but missing in the tar: export the image again',
    '镜像引用了“{entry}”，但 tar 中没有：请重新导出镜像',
  ),
  'unreadable-json': text(
    '"{entry}" is not the JSON that an image archive needs: export the image again',
    '“{entry}”不是镜像包所需的 JSON：请重新导出镜像',
  ),
  bomb: text(
    '"{entry}" unpacks to more than is allowed ({limit} bytes, or 200 times its size)',
    '“{entry}”解压后超出允许的大小（{limit} 字节，或自身的 200 倍）',
  ),
  'archive-bomb': text(
    'The archive unpacks to more than is allowed ({limit} bytes, or 200 times its size): it is not read',
    '压缩包解压后超出允许的大小（{limit} 字节，或自身的 200 倍），未读取',
  ),
  'over-budget': text(
    '"{entry}" is not read: the archives before it have unpacked to all that is allowed for one package ({limit} bytes)',
    '未读取“{entry}”：之前的压缩包解压后已达到单个服务包允许的总大小（{limit} 字节）',
  ),
  'too-deep': text(
    'what this archive holds: it lies in {limit} others, and archives are not opened any deeper. {count} of this kind are here',
    '该压缩包的内容：它位于 {limit} 层压缩包之内，不再继续打开。此类压缩包共 {count} 个',
  ),
  'too-many-archives': text(
    'what this archive and those behind it hold: at most {limit} archives of a package are opened',
    '该压缩包及其后的压缩包的内容：一个服务包最多打开 {limit} 个压缩包',
  ),
  'too-many-entries': text(
    'The archive has more than {limit} entries: the rest is not read',
    '压缩包的条目超过 {limit} 个：其余不再读取',
  ),
  encrypted: text(
    '"{entry}" is encrypted: build the archive without a password',
    '“{entry}”已加密：请不要设置密码，重新制作压缩包',
  ),
  'unsupported-method': text(
    '"{entry}" is compressed with method {method}: use "store" or "deflate"',
    '“{entry}”使用了压缩方法 {method}：请使用“store”或“deflate”',
  ),
  'absolute-path': text(
    '"{entry}" is an absolute path: names in an archive must be relative',
    '“{entry}”是绝对路径：压缩包内的名称必须是相对路径',
  ),
  'parent-path': text(
    '"{entry}" leads out of the archive with "..": remove it',
    '“{entry}”通过“..”指向压缩包之外：请删除',
  ),
  backslash: text(
    '"{entry}" contains a backslash: separate folders by "/"',
    '“{entry}”包含反斜杠：目录请用“/”分隔',
  ),
  'mount-mark': text(
    '"{entry}" has a folder whose name ends in "!", as if it were the content of an archive: it is not read. Rename the folder',
    '“{entry}”的目录名以“!”结尾，会被误认为压缩包内的文件，因此未读取：请重命名该目录',
  ),
  'drive-letter': text(
    '"{entry}" starts with a drive letter: names in an archive must be relative',
    '“{entry}”以盘符开头：压缩包内的名称必须是相对路径',
  ),
  'unclean-path': text(
    '"{entry}" contains an empty or "." folder name: write the path plainly',
    '“{entry}”包含空的或“.”目录名：请使用规范的路径',
  ),
  'empty-name': text('An entry has no name: build the archive again', '有条目没有名称：请重新制作压缩包'),
  'control-character': text(
    '"{entry}" contains a control character: rename it',
    '“{entry}”包含控制字符：请重命名',
  ),
  'reserved-name': text(
    '"{entry}" cannot be unpacked on Windows (reserved name or character): rename it',
    '“{entry}”无法在 Windows 上解压（保留名称或字符）：请重命名',
  ),
  'long-name': text(
    '"{entry}" is {length} bytes long: shorten the name',
    '“{entry}”长 {length} 字节：请缩短名称',
  ),
  'name-encoding': text(
    'The name "{entry}" is not marked as UTF-8 (read as {encoding}): other readers will show another name. Use UTF-8 or plain letters',
    '名称“{entry}”未标记为 UTF-8（按 {encoding} 读取）：其他工具会显示不同的名称。请使用 UTF-8 或英文字母',
  ),
  'duplicate-name': text(
    '"{entry}" is in the archive more than once: readers disagree on which one counts. Keep one',
    '“{entry}”在压缩包中出现多次：不同工具取用的不同。请只保留一个',
  ),
  'case-collision': text(
    '"{entry}" and "{other}" differ only in case: they overwrite each other on Windows and macOS',
    '“{entry}”与“{other}”仅大小写不同：在 Windows 和 macOS 上会互相覆盖',
  ),
  'unicode-collision': text(
    '"{entry}" and "{other}" look the same but are encoded differently: they overwrite each other on some systems',
    '“{entry}”与“{other}”看起来相同但编码不同：在某些系统上会互相覆盖',
  ),
  symlink: text(
    '"{entry}" is a symbolic link (to "{target}"): put the file itself there',
    '“{entry}”是符号链接（指向“{target}”）：请放入文件本身',
  ),
  'hard-link': text(
    '"{entry}" is a hard link (to "{target}"): put the file itself there',
    '“{entry}”是硬链接（指向“{target}”）：请放入文件本身',
  ),
  'special-file': text(
    '"{entry}" is neither a file nor a folder: remove it',
    '“{entry}”既不是文件也不是目录：请删除',
  ),
  'sparse-file': text(
    '"{entry}" is stored as a sparse file and was not read: pack it without "--sparse"',
    '“{entry}”以稀疏文件形式存储，未读取：打包时请不要使用“--sparse”',
  ),
  'more-defects': text(
    '{count} more defects of this archive are not listed',
    '该压缩包还有 {count} 个缺陷未列出',
  ),
} as const satisfies Readonly<Record<string, Text>>;
