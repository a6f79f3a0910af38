/** Start everything, in an order in which each part finds what it needs. */
import { VIEWS, followAddress, onChange, state } from './state.js';
import { byId } from './dom.js';
import { followTheme } from './theme.js';
import { followSelection } from './announce.js';
import { startAnswerMap } from './answer-map.js';
import { startHeadline } from './headline.js';
import { startDetails } from './details.js';
import { startPanel } from './start-panel.js';
import { repaintAtlas, startAtlasView } from './atlas-view.js';
import { startArgumentView } from './argument-view.js';
import { startRouteBar } from './route-bar.js';
import { startRouteView } from './route-view.js';
import { startMatrixView } from './matrix-view.js';
import { startTreeView } from './tree-view.js';
import { startTableView } from './table-view.js';
import { startQuestionsView } from './questions-view.js';
import { startFilterPanel } from './filter-panel.js';
import { startTour } from './tour.js';
import { followSettings } from './settings.js';
import { startKeys } from './keys.js';
import { startToolbar } from './toolbar.js';
import { startTabs } from './tabs.js';
import { startTray } from './what-if-tray.js';
import { startUndo } from './undo.js';
import { prepareSearchIdly } from './search.js';
import { passOver, placeInView } from './view-passage.js';

followAddress();
followTheme(repaintAtlas);
showView();
onChange((changed, before) => {
  if (!changed.has('view')) return;
  const place = placeInView(before.view);
  showView();
  passOver(place);
});
startToolbar();
startTabs();
startFilterPanel();
startAnswerMap();
startHeadline();
startDetails(startPanel);
startAtlasView();
startArgumentView();
startRouteBar();
startRouteView();
startMatrixView();
startTreeView();
startTableView();
startTray();
startQuestionsView();
startTour();
startKeys();
startUndo();
followSettings();
followSelection();
document.body.classList.add('ready');
// By then whoever opened the page is reading.
window.setTimeout(prepareSearchIdly, 1000);

/** Show the view that the state names, and only that. */
function showView() {
  document.body.dataset.view = state.view;
  VIEWS.forEach((view) => {
    byId(`view-${view}`).hidden = view !== state.view;
  });
}
