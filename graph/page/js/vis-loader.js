/** vis-network stands in the page compressed and is unpacked when a picture is first wanted, so that the opening view pays
 * nothing for it. The policy of the page lets it run by its hash, like any other script. */
import { inflate } from './inflate.js';
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

function run(text) {
  const script = document.createElement('script');
  script.textContent = text;
  document.head.append(script);
  script.remove();
}
