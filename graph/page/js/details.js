/** The panel beside the view: all that is known of the selected element. */
import { data, elements, looks, termOf } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, isNarrow, make, refill } from './dom.js';
import { bilingual, inFirst, labelOf, say, sayCount, surface, term } from './language.js';
import { glyph, outline } from './symbols.js';
import { answeredBy, answersOf, soleAnswerOf, statusOf } from './readings.js';
import { routeActions } from './route-bar.js';
import { elementLink, relationSections } from './details-relations.js';
import { aboutSection, discrepancySection, figureSection, placeSection, stanceSection } from './details-source.js';

/** The roles that say more than the kind does. */
const ROLES = ['criticism', 'counterclaim', 'assessment'];

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
    if (!['selected', 'languages', 'reading', 'view', 'routeFrom', 'routeTo', 'why'].some((name) => changed.has(name)))
      return;
    const inside = panel.contains(document.activeElement);
    show();
    if (changed.has('selected')) panel.scrollTop = 0;
    if (inside || (isNarrow() && changed.has('selected') && state.selected)) panel.querySelector('h2')?.focus();
  });
  show();
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
    make(
      'p.actions',
      {},
      make(
        'button.action',
        { type: 'button', onclick: () => update({ view: 'argument' }) },
        say('panel.neighbourhood'),
      ),
      routeActions(element),
    ),
    failure(element),
    stanceSection(element),
    figureSection(element),
    ...relationSections(element),
    discrepancySection(element),
    aboutSection(element),
    placeSection(element),
    computed(element),
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

/** What would stand open if this response came to nothing. */
function failure(element) {
  if (element.kind !== 'policy_response') return null;
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

function computed(element) {
  const words = [
    element.grounded && say('computed.grounded', { label: inFirst(termOf(element.grounded)) }),
    say('computed.rank', { n: element.rank, of: data.elements.length }),
    `id ${element.id}`,
  ].filter(Boolean);
  return make(
    'section.detail.computed',
    { lang: surface() },
    make('h3', {}, say('detail.computed')),
    make('p.fact-line', {}, words.join(' · ')),
  );
}
