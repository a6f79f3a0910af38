/** The numbers over the answer map, the choice of what counts as an answer, and how each theme stands at a glance. */
import { BASES, criticisms, data, elements } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, make, refill } from './dom.js';
import { inFirst, labelOf, monolingual, numeral, say, sayCount } from './language.js';
import { basisSample, glyph } from './symbols.js';
import { answersOf, numbers, statusOf } from './readings.js';
import { columns, isLarge, themeName } from './answer-groups.js';
import { standBar, standOf } from './answer-bars.js';
import { revealTheme } from './answer-map.js';

/** With more criticisms in a theme than this, their squares give way to one bar. */
const MOST_SQUARES = 12;

/** Put the headline above the answer map and keep it true. */
export function startHeadline() {
  const place = byId('headline');
  const show = () => {
    place.hidden = state.view !== 'answers' || criticisms.length === 0;
    place.setAttribute('aria-label', say('headline.title'));
    refill(place, lead(), figures(), readings(), strip());
  };
  onChange((changed) => {
    if (['languages', 'reading', 'view', 'onlyOpen', 'selected', 'off'].some((name) => changed.has(name)))
      keepFocus(place, show);
  });
  show();
}

/** Redraw without losing the keyboard's place. */
function keepFocus(place, show) {
  const key = place.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  show();
  if (key) place.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

/** What the debate is about, where no panel beside it says so, and the way into the tour. */
function lead() {
  return make(
    'div.lead',
    {},
    monolingual(data.map.about, 'p.about'),
    data.tour.length > 0
      ? make(
          'button.action.primary',
          { type: 'button', 'data-key': 'lead-tour', onclick: () => update({ tour: 0 }) },
          glyph('next'),
          say('start.tour'),
        )
      : null,
  );
}

function figures() {
  const { all, answered, open, against } = numbers();
  const claims = data.elements.filter(({ kind }) => kind === 'claim').length;
  const given = new Set(criticisms.flatMap(({ id }) => answersOf(id).map(({ relation }) => relation))).size;
  const figure = (kind, n, words, small) =>
    make(
      `p.figure.${kind}`,
      {},
      make('strong', {}, numeral(n)),
      make('span', {}, words, small ? make('small', {}, small) : ''),
    );
  return make(
    'div.figures',
    {},
    make('h2.unseen', {}, say('headline.title')),
    figure('all', all, sayCount('headline.criticisms', all), sayCount('headline.claims', claims)),
    figure('answered', answered, say('headline.answered'), sayCount('headline.answers', given)),
    figure('open', open, say('headline.open'), against > 0 ? say('headline.against', { n: against }) : ''),
  );
}

function readings() {
  return make(
    'fieldset.readings',
    {},
    make('legend', {}, say('reading.legend')),
    BASES.map((basis) => {
      const { answered, open } = numbers(basis);
      return make(
        'label.reading',
        { 'data-basis': basis },
        make('input', {
          type: 'radio',
          name: 'reading',
          value: basis,
          checked: state.reading === basis,
          'data-key': `reading-${basis}`,
          onchange: () => update({ reading: basis }),
        }),
        basisSample(basis),
        make('span.reading-name', {}, say(`reading.${basis}`)),
        make('span.reading-count', {}, say('reading.count', { answered, open })),
      );
    }),
  );
}

/** All criticisms at a glance, by theme. The folded rows of a large map say the same. */
function strip() {
  if (isLarge) return null;
  const node = make(
    'ul.strip',
    {},
    columns.themes.map((theme) => stripTheme(theme, themeName(theme.key))),
  );
  // Two rows at most, however many themes there are.
  node.style.setProperty('--half', String(Math.ceil(columns.themes.length / 2)));
  return node;
}

function stripTheme(theme, name) {
  const statuses = theme.items.map((item) => statusOf(elements.get(item.id)));
  const open = statuses.filter((status) => status !== 'answered').length;
  return make(
    `li.strip-theme${open > 0 ? '.has-open' : ''}`,
    {},
    theme.items.length > MOST_SQUARES ? standBar(theme.items) : squares(theme.items),
    make(
      'button.strip-name',
      {
        type: 'button',
        'data-key': `theme-${theme.key}`,
        title: `${inFirst(name)}: ${say('theme.open', { n: open, all: statuses.length })}`,
        onclick: () => revealTheme(theme.key),
      },
      monolingual(name),
      make('span.unseen', {}, say('theme.open', { n: open, all: statuses.length })),
    ),
  );
}

/** One square for each criticism. */
function squares(items) {
  return make(
    'span.cells',
    { 'aria-hidden': 'true' },
    items.map(({ id }) => {
      const square = make('span.cell', {
        title: inFirst(labelOf(elements.get(id))),
        'data-id': id,
        'data-selected': id === state.selected,
        onclick: () => update({ selected: id }),
      });
      square.classList.add(...standOf(id).split(' '));
      return square;
    }),
  );
}
