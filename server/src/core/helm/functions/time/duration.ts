/** Go's `time.ParseDuration` in milliseconds: `-1.5h`, `1h30m`, `100ms`; undefined when it is none. */
export function parseDuration(text: string): number | undefined {
  const [, sign, body = ''] = /^([-+]?)(.+)$/.exec(text) ?? [];
  if (body === '0') return 0;
  if (!/^(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|μs|ms|s|m|h))+$/.test(body)) return undefined;
  let total = 0;
  for (const [, amount, unit = ''] of body.matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|μs|ms|s|m|h)/g))
    total += Number(amount) * (units.get(unit) ?? 0);
  return sign === '-' ? 0 - total : total;
}

/** A duration as Go prints it: `1h2m3.5s`, `1.5ms`, `0s`. */
export function formatDuration(milliseconds: number): string {
  const magnitude = Math.abs(milliseconds);
  const sign = milliseconds < 0 ? '-' : '';
  if (magnitude === 0) return '0s';
  if (magnitude < 1000) return `${sign}${subSecond(magnitude)}`;
  const hours = Math.floor(magnitude / 3_600_000);
  const minutes = Math.floor(magnitude / 60_000) % 60;
  const seconds = Math.round(((magnitude / 1000) % 60) * 1e9) / 1e9;
  const hourText = hours > 0 ? `${hours}h` : '';
  return `${sign}${hourText}${hours > 0 || minutes > 0 ? `${minutes}m` : ''}${seconds}s`;
}

/** A duration in its largest whole unit, as Sprig's `durationRound` gives it: `3mo`, `2h`, `45s`. */
export function roundDuration(milliseconds: number): string {
  const magnitude = Math.abs(milliseconds);
  for (const [unit, name] of roundUnits)
    if (magnitude > unit) return `${milliseconds < 0 ? '-' : ''}${Math.floor(magnitude / unit)}${name}`;
  return '0s';
}

const units: ReadonlyMap<string, number> = new Map([
  ['ns', 1e-6],
  ['us', 1e-3],
  ['µs', 1e-3],
  ['μs', 1e-3],
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
]);

const day = 86_400_000;
const roundUnits = [
  [365 * day, 'y'],
  [30 * day, 'mo'],
  [day, 'd'],
  [3_600_000, 'h'],
  [60_000, 'm'],
  [1000, 's'],
] as const;

function subSecond(milliseconds: number): string {
  if (milliseconds >= 1) return `${milliseconds}ms`;
  return milliseconds >= 0.001 ? `${milliseconds * 1000}µs` : `${milliseconds * 1e6}ns`;
}
