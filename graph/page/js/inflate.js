/** Reading what stands in the page compressed. */

/**
 * The text that was compressed with zlib and written in base64.
 * @param {string} packed
 * @returns {Promise<string>}
 */
export function inflate(packed) {
  const letters = atob(packed);
  const bytes = new Uint8Array(letters.length);
  // Uint8Array.from takes ten times as long.
  for (let at = 0; at < letters.length; at += 1) bytes[at] = letters.charCodeAt(at);
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
}
