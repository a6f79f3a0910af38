/** Dialogs over the page: one at a time, with a heading and a way out. */
import { byId, make, refill } from './dom.js';
import { say } from './language.js';
import { glyph } from './symbols.js';

/**
 * Open a dialog with new content, or close it if it is open.
 * @param {string} id of the dialog; its heading says `${id}.title`
 * @param {() => Node[]} content
 */
export function toggleDialog(id, content) {
  const dialog = byId(id);
  if (dialog.open) {
    dialog.close();
    return;
  }
  fillDialog(id, content);
  dialog.showModal();
}

/** Make the content of a dialog anew; the keyboard keeps its place. */
export function fillDialog(id, content) {
  const dialog = byId(id);
  const key = dialog.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  dialog.setAttribute('aria-labelledby', `${id}-title`);
  refill(dialog, dialogHead(dialog), ...content());
  if (key) dialog.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function dialogHead(dialog) {
  return make(
    'header.panel-head',
    {},
    make('h2', { id: `${dialog.id}-title` }, say(`${dialog.id}.title`)),
    make(
      'button.icon',
      { type: 'button', 'aria-label': say('panel.close'), onclick: () => dialog.close() },
      glyph('close'),
    ),
  );
}
