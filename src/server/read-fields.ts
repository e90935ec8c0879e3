/** Several times what the longest values of a form take, so that the page with the answer can name the field that is too long. */
const keptBytes = 1_048_576;
/** A browser that is interrupted while it sends shows nothing of the answer. */
const readBytes = 16 * keptBytes;

/** The fields of a form that was sent without script. Of one that is too many bytes they are those at its beginning. */
export async function readFields(request: Request): Promise<URLSearchParams> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  // Leaving the loop cancels the stream.
  for await (const chunk of request.body ?? []) {
    if (sizeBytes < keptBytes) chunks.push(chunk.subarray(0, keptBytes - sizeBytes));
    sizeBytes += chunk.byteLength;
    if (sizeBytes > readBytes) break;
  }
  return new URLSearchParams(new TextDecoder().decode(Buffer.concat(chunks)));
}
