/** Ids of what is kept: made one after another, they lie side by side in an index, whose pages are then written once. */

const timeBytes = 6;
const randomBytes = 10;

/** 48 bits of the time in milliseconds and 80 that nobody can foresee, as in UUIDv7 (RFC 9562). 16 bytes. */
export function newRecordId({ clock, random }: { clock: () => Date; random: (bytes: number) => Uint8Array }): Buffer {
  const id = Buffer.alloc(timeBytes + randomBytes);
  id.writeUIntBE(clock().getTime(), 0, timeBytes);
  id.set(random(randomBytes), timeBytes);
  return id;
}
