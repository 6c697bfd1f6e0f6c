const units = ['B', 'KB', 'MB', 'GB', 'TB'];

/** A number of bytes for people: `734 B`, `12.3 MB`, `6.1 GB`. */
export function byteSize(bytes: number): string {
  let size = bytes;
  let unit = 0;
  while (size >= 999.5 && unit < units.length - 1) {
    size /= 1000;
    unit++;
  }
  return `${unit === 0 || size >= 100 ? Math.round(size) : size.toFixed(1)} ${units[unit]}`;
}
