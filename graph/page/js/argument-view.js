/** The argument: one claim with what bears on it. */
import { elements, incoming } from './data.js';
import { onChange, state } from './state.js';
import { byId, make, refill } from './dom.js';
import { bilingual, labelOf, say } from './language.js';
import { elementLink } from './details-relations.js';

/** Build the view and keep it true. */
export function startArgumentView() {
  const show = () => {
    if (state.view !== 'argument') return;
    const root = elements.get(state.selected);
    refill(byId('view-argument'), ...(root ? card(root) : [make('p', {}, say('argument.choose'))]));
  };
  onChange(show);
  show();
}

function card(root) {
  return [
    bilingual(labelOf(root), 'h2.name'),
    make(
      'ul',
      {},
      (incoming.get(root.id) ?? []).map((relation) => make('li', {}, relation.sources.map(elementLink))),
    ),
  ];
}
