/** Reading what stands in the page compressed. */

/**
 * The text that was compressed with zlib and written in base64.
 * @param {string} packed
 * @returns {Promise<string>}
 */
export function inflate(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
}
