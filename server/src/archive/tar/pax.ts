/** The records of a pax header (`length key=value\n`); what is not one ends the reading, and no value is longer than a name may be. */
export function parsePax(body: Buffer): ReadonlyMap<string, string> {
  const records = new Map<string, string>();
  let position = 0;
  while (position < body.length) {
    const blank = body.indexOf(0x20, position);
    const length = Number(body.toString('latin1', position, Math.max(position, blank)));
    const end = position + length;
    if (blank < 0 || !Number.isInteger(length) || end <= blank || end > body.length) break;
    const record = body.toString('utf8', blank + 1, Math.min(end - 1, blank + maxRecord));
    const equals = record.indexOf('=');
    if (equals > 0) records.set(record.slice(0, equals), record.slice(equals + 1));
    position = end;
  }
  return records;
}

/** Longer values are cut: no file can have such a name, and thousands of them would fill the memory. */
const maxRecord = 8192;

/** One record of a pax header; its length counts its own digits. */
export function paxRecord(key: string, value: string): Buffer {
  const rest = Buffer.byteLength(` ${key}=${value}\n`);
  let length = rest + String(rest).length;
  if (rest + String(length).length !== length) length = rest + String(length).length;
  return Buffer.from(`${length} ${key}=${value}\n`);
}
