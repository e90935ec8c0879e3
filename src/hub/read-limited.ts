/** The bytes of a request's body; nothing of one that is longer than the limit, which is not read to its end. */
export async function readLimited(request: Request, limitBytes: number): Promise<Uint8Array | undefined> {
  const length = request.headers.get('content-length');
  if (Number(length ?? 0) > limitBytes) return undefined;
  if (length !== null) {
    // HTTP holds a body to its length, and a whole one is read without a stream, which costs more than all else here.
    const bytes = new Uint8Array(await request.arrayBuffer());
    return bytes.byteLength > limitBytes ? undefined : bytes;
  }
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of request.body ?? []) {
    sizeBytes += chunk.byteLength;
    if (sizeBytes > limitBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
