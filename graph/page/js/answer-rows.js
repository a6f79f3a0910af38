/** One row of the answer map: a criticism or a policy response, and what it shows under each reading. */
import { elements } from './data.js';
import { state, update } from './state.js';
import { isNarrow, make, refill } from './dom.js';
import { bilingual, inFirst, labelOf, monolingual, say, term } from './language.js';
import { glyph } from './symbols.js';
import { answeredBy, answersOf, statusOf } from './readings.js';
import { isOff } from './what-if.js';

/** A criticism with a place for its standing, and beneath it the answers as chips. */
export function criticismRow(element, actions) {
  const row = rowButton(element, 'criticism', make('span.tag', {}), actions);
  const chips = make('ul.chips', { 'aria-label': say('column.responses') });
  return [row, chips];
}

/** A policy response with a place for the number of criticisms it answers. */
export function responseRow(element, actions) {
  return rowButton(element, 'response', make('span.count', {}), actions);
}

function rowButton(element, kind, end, actions) {
  return make(
    `button.row.${kind}`,
    { type: 'button', 'data-id': element.id, onclick: () => toggleSelected(element.id), ...actions },
    bilingual(labelOf(element)),
    end,
    make('span.unseen', {}),
  );
}

function toggleSelected(id) {
  update({ selected: state.selected === id && !isNarrow() ? '' : id });
}

/** Show where a criticism stands under the reading. */
export function showStatus(row, element) {
  const status = statusOf(element);
  const given = answersOf(element.id);
  row.classList.remove('open', 'against', 'answered', 'off');
  row.classList.add(status);
  row.parentElement.hidden = state.onlyOpen && status === 'answered';
  refill(row.querySelector('.tag'), glyph(status), status === 'answered' ? '' : say(`tag.${status}`));
  row.querySelector('.unseen').textContent =
    status === 'answered' ? say('row.answered', { names: namesOf(given.map((answer) => answer.response)) }) : '';
  refill(row.parentElement.querySelector('.chips'), given.map(chip));
}

/** An answer beneath its criticism, for the narrow page that has no room for curves. */
function chip(answer) {
  return make(
    'li',
    {},
    make(
      `button.chip.basis-${answer.basis}`,
      { type: 'button', onclick: () => update({ selected: answer.response }) },
      monolingual(labelOf(elements.get(answer.response))),
      make('span.unseen', {}, `${term(answer.coverage)}, ${term(answer.basis)}`),
    ),
  );
}

/** Show how many criticisms a response answers under the reading. */
export function showReach(row, element) {
  const reached = [...new Set(answeredBy(element.id).map((answer) => answer.criticism))];
  row.classList.toggle('idle', reached.length === 0);
  row.classList.toggle('off', isOff(element.id));
  row.querySelector('.count').textContent = reached.length > 0 ? String(reached.length) : '–';
  row.querySelector('.unseen').textContent = isOff(element.id)
    ? say('standing.off')
    : reached.length > 0
      ? say('row.answers', { names: namesOf(reached) })
      : say('row.idle');
}

function namesOf(ids) {
  return [...new Set(ids)].map((id) => inFirst(labelOf(elements.get(id)))).join('; ');
}
