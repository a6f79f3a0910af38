/** The page's modules outside a browser, with a real map in them. `pytest tests/test_js.py` writes what the page
 * reads from its document, and names the file in COUNTERPOINT_PAYLOAD: that of the road debate, or of the whole paper's map
 * for a test named *.paper.test.mjs. Whatever draws is tested in Chromium,
 * by tests/test_page*.py; what computes can be tested here, and needs no map if it imports none. */
import { readFileSync } from 'node:fs';

const FOLDER = new URL('../../graph/page/js/', import.meta.url);

/**
 * One module of the page.
 * @param {string} name for example "search"
 */
export async function load(name) {
  standIn();
  return import(new URL(`${name}.js`, FOLDER));
}

/** What the modules ask of a browser while they are loaded, and no more. */
function standIn() {
  if (globalThis.document) return;
  const file = process.env.COUNTERPOINT_PAYLOAD;
  if (!file) throw new Error('COUNTERPOINT_PAYLOAD names no file; run this with: pytest tests/test_js.py');
  globalThis.document = { getElementById: () => ({ textContent: readFileSync(file, 'utf8') }) };
  globalThis.window = { matchMedia: () => ({ matches: false }), location: { hash: '' } };
  Object.defineProperty(globalThis, 'navigator', { value: { language: 'en' }, configurable: true });
}
