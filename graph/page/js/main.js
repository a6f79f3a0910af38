/** Start everything, in an order in which each part finds what it needs. */
import { VIEWS, followAddress, onChange, state } from './state.js';
import { byId } from './dom.js';
import { followTheme } from './theme.js';
import { followSelection } from './announce.js';
import { startAnswerMap } from './answer-map.js';
import { startHeadline } from './headline.js';
import { startDetails } from './details.js';
import { startPanel } from './start-panel.js';
import { repaintNetwork, startNetworkView } from './network-view.js';
import { startListView } from './list-view.js';
import { startFilterPanel } from './filter-panel.js';
import { startTour } from './tour.js';
import { startKeys } from './keys.js';
import { startToolbar } from './toolbar.js';

followAddress();
followTheme(repaintNetwork);
showView();
onChange((changed) => changed.has('view') && showView());
startToolbar();
startFilterPanel();
startAnswerMap();
startHeadline();
startDetails(startPanel);
startNetworkView();
startListView();
startTour();
startKeys();
followSelection();
document.body.classList.add('ready');

/** Show the view that the state names, and only that. */
function showView() {
  document.body.dataset.view = state.view;
  VIEWS.forEach((view) => {
    byId(`view-${view}`).hidden = view !== state.view;
  });
}
