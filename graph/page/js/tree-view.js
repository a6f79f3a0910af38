/** The tree: sections, the claims in them, and what bears on each claim. */
import { data } from './data.js';
import { onChange, state } from './state.js';
import { byId, make, refill } from './dom.js';
import { bilingual } from './language.js';

/** Build the view and keep it true. */
export function startTreeView() {
  const show = () => {
    if (state.view !== 'tree') return;
    refill(
      byId('view-tree'),
      make(
        'ul',
        {},
        data.sections.map((section) => make('li', {}, bilingual(section.title))),
      ),
    );
  };
  onChange(show);
  show();
}
