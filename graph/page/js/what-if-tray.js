/** The tray under the view: the reader's changes, and what they come to. It is there as long as there are any. */
import { elements, looks } from './data.js';
import { definePart, onChange, oneOf, state, update } from './state.js';
import { byId, make, refill } from './dom.js';
import { inFirst, labelOf, monolingual, say, sayCount, term } from './language.js';
import { glyph, outline } from './symbols.js';
import { openedNow } from './readings.js';
import { announceAtRest } from './announce.js';
import { SEMANTICS } from './strength-formulas.js';
import { CHANGES, isChanged, ownScore, resetWhatIf, setScore, switchElement } from './what-if.js';
import { flippedLabels, movedStrengths } from './what-if-outcome.js';
import { changeWords, strengthBar } from './strength-bars.js';
import { certificateWords } from './details-findings.js';

definePart('tray', oneOf('tray', ['', 'open']));

/** Rows of each list; the others are counted. */
const MOST_ROWS = 40;
/** A slider that is dragged says what came of it when it comes to rest, in milliseconds. */
const REST = 350;
const SHOWN_BY = [...CHANGES, 'semantics', 'languages', 'reading', 'tray'];

/** Show the tray whenever there is something in it, and say aloud what a change comes to. */
export function startTray() {
  onChange((changed) => {
    if (SHOWN_BY.some((name) => changed.has(name))) showTray();
    if (CHANGES.some((name) => changed.has(name))) speakSoon();
  });
  showTray();
}

function showTray() {
  const tray = byId('tray');
  tray.hidden = !isChanged();
  document.body.dataset.changed = isChanged() ? 'yes' : 'no';
  const key = tray.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  if (tray.hidden) {
    refill(tray);
    if (key) byId('stage').focus();
    return;
  }
  const found = { opened: openedNow(), flipped: flippedLabels(), moved: movedStrengths() };
  tray.setAttribute('aria-label', say('what-if.title'));
  refill(tray, trayHead(found), state.tray === 'open' ? trayBody(found) : null);
  if (key) (tray.querySelector(`[data-key="${CSS.escape(key)}"]`) ?? tray.querySelector('button')).focus();
}

function speakSoon() {
  announceAtRest(() => (isChanged() ? summaryOf(allFound()).join(' ') : say('what-if.none')), REST);
}

function allFound() {
  return { opened: openedNow(), flipped: flippedLabels(), moved: movedStrengths() };
}

/** What the changes come to, in a few words each. */
function summaryOf({ opened, flipped, moved }) {
  return [
    sayCount('what-if.opened', opened.length),
    sayCount('what-if.flipped', flipped.length),
    sayCount('what-if.moved', moved.length),
  ];
}

function trayHead(found) {
  const isOpen = state.tray === 'open';
  const [opened, ...rest] = summaryOf(found);
  return make(
    'header.tray-head',
    {},
    make(
      'button.tray-toggle',
      {
        type: 'button',
        'data-key': 'tray',
        'aria-expanded': String(isOpen),
        'aria-controls': 'tray-body',
        onclick: () => update({ tray: isOpen ? '' : 'open' }),
      },
      glyph('next'),
      make('strong', {}, say('what-if.title')),
      make('span.count', {}, sayCount('what-if.changes', state.off.size + state.scores.size)),
    ),
    make(
      'p.tray-summary',
      {},
      make(`span${found.opened.length > 0 ? '.some' : ''}`, {}, opened),
      rest.map((words) => make('span', {}, words)),
    ),
    semanticsChoice(),
    make(
      'button.action',
      { type: 'button', 'data-key': 'what-if-reset', onclick: resetWhatIf },
      glyph('undo'),
      say('what-if.reset'),
    ),
  );
}

function semanticsChoice() {
  return make(
    'label.semantics',
    {},
    make('span', {}, say('what-if.semantics')),
    make(
      'select',
      { 'data-key': 'semantics', onchange: ({ target }) => update({ semantics: target.value }) },
      SEMANTICS.map((semantics) =>
        make('option', { value: semantics, selected: state.semantics === semantics }, term(semantics)),
      ),
    ),
  );
}

function trayBody({ opened, flipped, moved }) {
  return make(
    'div.tray-body',
    { id: 'tray-body' },
    trayList('what-if.list.changes', [...[...state.off].map(offEntry), ...[...state.scores.keys()].map(scoreEntry)]),
    opened.length > 0
      ? trayList(
          'what-if.list.opened',
          opened.map(({ id }) => make('li', {}, trayLink(id))),
        )
      : null,
    flipped.length > 0 ? trayList('what-if.list.flipped', flipped.map(flipEntry)) : null,
    trayList('what-if.list.moved', moved.map(moveEntry), certificateWords()),
  );
}

function trayList(title, entries, note) {
  return make(
    'section.tray-list',
    {},
    make('h3', {}, say(title), make('span.count', {}, String(entries.length))),
    entries.length > 0 ? make('ul', {}, entries.slice(0, MOST_ROWS)) : make('p.count', {}, say('what-if.nothing')),
    entries.length > MOST_ROWS ? make('p.count', {}, say('what-if.more', { n: entries.length - MOST_ROWS })) : null,
    note ? make('p.fact-line', {}, note) : null,
  );
}

function trayLink(id) {
  return make(
    'button.tray-link',
    {
      type: 'button',
      'data-id': id,
      'data-key': `tray-${id}`,
      title: inFirst(labelOf(elements.get(id))),
      onclick: () => update({ selected: id }),
    },
    outline(looks(elements.get(id))),
    monolingual(labelOf(elements.get(id)), 'span.tray-name'),
  );
}

function backButton(key, label, action) {
  return make(
    'button.icon',
    { type: 'button', 'data-key': key, 'aria-label': label, title: label, onclick: action },
    glyph('close'),
  );
}

function offEntry(id) {
  const label = say('what-if.switch-on', { name: inFirst(labelOf(elements.get(id))) });
  return make(
    'li.tray-change',
    { 'data-id': id },
    trayLink(id),
    make('span.count', {}, say('tag.off')),
    backButton(`on-${id}`, label, () => switchElement(id, true)),
  );
}

function scoreEntry(id) {
  const label = say('what-if.score-reset', { n: ownScore(id) });
  return make(
    'li.tray-change',
    { 'data-id': id },
    trayLink(id),
    changeWords({ was: ownScore(id), now: state.scores.get(id) }),
    backButton(`score-${id}`, label, () => setScore(id, ownScore(id))),
  );
}

function flipEntry({ id, was, now }) {
  return make(
    'li',
    {},
    trayLink(id),
    make('span.flip', {}, make('span.grade-was', {}, term(was)), ' → ', make('strong', {}, term(now))),
  );
}

function moveEntry({ id, was, now }) {
  return make('li', {}, trayLink(id), strengthBar(now, was), changeWords({ was, now }));
}
