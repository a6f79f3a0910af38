/** The coverage matrix: criticisms down, policy responses across, and in each cell how far one answers the other. */
import { criticisms } from './data.js';
import { onChange, state } from './state.js';
import { byId, make, refill } from './dom.js';
import { elementLink } from './details-relations.js';

/** Build the view and keep it true. */
export function startMatrixView() {
  const show = () => {
    if (state.view !== 'matrix') return;
    refill(
      byId('view-matrix'),
      make(
        'ul',
        {},
        criticisms.map((element) => make('li', {}, elementLink(element.id))),
      ),
    );
  };
  onChange(show);
  show();
}
