/** The bytes of a credential whose fields are sealed one by one: format (1 byte), then name and box of each field. */

/** The format that is written. Format 1 had all fields in one box, sealed by the vault's key itself. */
export const fieldsFormat = 2;

/** Field key to box, in the order of the bytes. */
export type SealedFields = ReadonlyMap<string, Uint8Array>;

export function writeSealedFields(fields: SealedFields): Buffer {
  const parts: Uint8Array[] = [Buffer.of(fieldsFormat)];
  for (const [key, box] of fields) parts.push(...counted(Buffer.from(key, 'utf8')), ...counted(box));
  return Buffer.concat(parts);
}

/** @throws {RangeError} When the bytes are not of this form. */
export function readSealedFields(sealed: Uint8Array): SealedFields {
  const bytes = Buffer.from(sealed.buffer, sealed.byteOffset, sealed.byteLength);
  if (bytes.readUInt8(0) !== fieldsFormat) throw new RangeError('other format');
  const fields = new Map<string, Uint8Array>();
  let at = 1;
  const next = () => {
    const from = at + 4;
    at = from + bytes.readUInt32BE(at);
    if (at > bytes.byteLength) throw new RangeError('cut off');
    return bytes.subarray(from, at);
  };
  while (at < bytes.byteLength) {
    const key = next().toString('utf8');
    if (fields.has(key)) throw new RangeError('doubled field');
    fields.set(key, next());
  }
  return fields;
}

function counted(bytes: Uint8Array): [Uint8Array, Uint8Array] {
  const count = Buffer.alloc(4);
  count.writeUInt32BE(bytes.byteLength);
  return [count, bytes];
}
