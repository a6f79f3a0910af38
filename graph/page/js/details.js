/** The panel beside the view: all that is known of the selected element. */
import { elements, looks } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, isNarrow, make, refill } from './dom.js';
import { bilingual, labelOf, say, sayCount, term } from './language.js';
import { glyph, outline } from './symbols.js';
import { answeredBy, answersOf, soleAnswerOf, statusOf } from './readings.js';
import { nearestAnswer } from './nearest-answer.js';
import { routeActions } from './route-bar.js';
import { elementLink, relationSections } from './details-relations.js';
import { aboutSection, discrepancySection, figureSection, placeSection, stanceSection } from './details-source.js';
import { findingSections } from './details-findings.js';
import { refreshScore, scoreSection, switchButton } from './details-what-if.js';
import { isOff } from './what-if.js';

/** The roles that say more than the kind does. */
const ROLES = ['criticism', 'counterclaim', 'assessment'];

/** What the panel is made anew for, and what changes only numbers in it. */
const MADE_FOR = ['selected', 'languages', 'reading', 'view', 'off', 'routeFrom', 'routeTo', 'why'];
const NUMBERS = ['scores', 'semantics'];

/**
 * Keep the panel in step with the selection.
 * @param {() => Node[]} start what it shows while nothing is selected
 */
export function startDetails(start) {
  const panel = byId('panel');
  const show = () => {
    const element = elements.get(state.selected);
    panel.setAttribute('aria-label', say(element ? 'panel.details' : 'panel.start'));
    document.body.dataset.selected = element ? 'yes' : 'no';
    refill(panel, ...(element ? details(element) : start()));
  };
  onChange((changed) => {
    const isAnother = changed.has('selected');
    if (MADE_FOR.some((name) => changed.has(name))) keepingPanelFocus(panel, isAnother, show);
    else if (NUMBERS.some((name) => changed.has(name))) keepingPanelFocus(panel, false, refreshNumbers);
    if (isAnother) panel.scrollTop = 0;
  });
  show();
}

/** Redraw; the keyboard stays where it was, or goes to the name of what is shown now. */
function keepingPanelFocus(panel, isAnother, redraw) {
  const inside = panel.contains(document.activeElement);
  const key = document.activeElement?.dataset?.key;
  redraw();
  if (panel.contains(document.activeElement)) return;
  const same = inside && !isAnother && key ? panel.querySelector(`[data-key="${CSS.escape(key)}"]`) : null;
  if (same) same.focus();
  else if (inside || (isNarrow() && isAnother && state.selected)) panel.querySelector('h2')?.focus();
}

/** What the numbers come to now, without touching what the reader holds in hand. */
function refreshNumbers() {
  const element = elements.get(state.selected);
  if (!element) return;
  refreshScore(byId('panel').querySelector('.what-if'), element);
  refill(byId('panel').querySelector('.verdicts'), ...findingSections(element));
}

function details(element) {
  const [name, sentence] = [labelOf(element), element.text];
  return [
    make(
      'header.panel-head',
      {},
      outline(looks(element)),
      make('p.kind', {}, kindLine(element)),
      make(
        'button.icon',
        { type: 'button', 'aria-label': say('panel.close'), onclick: () => update({ selected: '' }) },
        glyph('close'),
      ),
    ),
    bilingual(name, 'h2.name'),
    name === sentence ? null : bilingual(sentence, 'p.sentence'),
    status(element),
    nearest(element),
    make(
      'p.actions',
      {},
      make(
        'button.action',
        { type: 'button', onclick: () => update({ view: 'argument' }) },
        say('panel.neighbourhood'),
      ),
      routeActions(element),
      switchButton(element),
    ),
    failure(element),
    stanceSection(element),
    figureSection(element),
    ...relationSections(element),
    scoreSection(element),
    make('div.verdicts', {}, findingSections(element)),
    discrepancySection(element),
    aboutSection(element),
    placeSection(element),
  ]
    .filter(Boolean)
    .map((part) => focusable(part));
}

function focusable(part) {
  if (part.tagName === 'H2') part.tabIndex = -1;
  return part;
}

function kindLine(element) {
  const roles = (element.roles ?? []).filter((role) => ROLES.includes(role)).map((role) => say(`role.${role}`));
  const kind = element.figure ? term(element.figure.type) : term(element.kind);
  return [kind, ...roles].join(' · ');
}

function status(element) {
  if (isOff(element.id)) return make('p.standing.off', {}, glyph('off'), say('standing.off'));
  const standing = statusOf(element);
  if (standing) {
    const n = new Set(answersOf(element.id).map((answer) => answer.response)).size;
    return make(
      `p.standing.${standing}`,
      {},
      glyph(standing),
      n > 0 ? sayCount('standing.answered', n) : say(`standing.${standing}`),
    );
  }
  if (element.kind !== 'policy_response') return null;
  const n = new Set(answeredBy(element.id).map((answer) => answer.criticism)).size;
  return make(
    `p.standing.${n > 0 ? 'answered' : 'idle'}`,
    {},
    n > 0 ? sayCount('standing.answers', n) : say('row.idle'),
  );
}

/** Where a criticism is open, the policy response that comes nearest to answering it. */
function nearest(element) {
  const found = nearestAnswer(element);
  if (!found) return null;
  const { response, basis, steps } = found;
  const words = basis ? say('nearest.wider', { basis: term(basis) }) : sayCount('nearest.steps', steps);
  return make(
    'section.detail.nearest',
    {},
    make('h3', {}, say('detail.nearest')),
    make('p', {}, words),
    make('ul.links', {}, make('li', {}, elementLink(response))),
  );
}

/** What would stand open if this response came to nothing. */
function failure(element) {
  if (element.kind !== 'policy_response' || isOff(element.id)) return null;
  const sole = soleAnswerOf(element.id);
  return make(
    'section.detail.failure',
    {},
    make('h3', {}, say('detail.failure')),
    make('p', {}, sole.length > 0 ? sayCount('failure.sole', sole.length) : say('failure.none')),
    make(
      'ul.links',
      {},
      sole.map((id) => make('li', {}, elementLink(id))),
    ),
  );
}
