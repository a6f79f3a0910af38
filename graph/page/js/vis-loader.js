/** vis-network stands in the page compressed and is unpacked when a picture is first wanted, so that the opening view pays
 * nothing for it. The policy of the page lets it run by its hash, like any other script. */
import { byId } from './dom.js';

let loading;

/**
 * Load vis-network, once; afterwards `window.vis` is there.
 * @returns {Promise<void>}
 */
export function loadVis() {
  loading ??= inflate(byId('packed-vis').textContent).then(run);
  return loading;
}

/**
 * The text that was compressed with zlib and written in base64.
 * @param {string} packed
 * @returns {Promise<string>}
 */
export function inflate(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'))).text();
}

function run(text) {
  const script = document.createElement('script');
  script.textContent = text;
  document.head.append(script);
  script.remove();
}
