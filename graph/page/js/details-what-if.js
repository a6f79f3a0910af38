/** The part of the details by which a reader switches the element off and on and sets its base score. */
import { state } from './state.js';
import { make, refill } from './dom.js';
import { say, term } from './language.js';
import { glyph } from './symbols.js';
import { isChanged, isOff, ownScore, scoreOf, setScore, switchElement } from './what-if.js';
import { strengthChange } from './what-if-outcome.js';
import { changeWords } from './strength-bars.js';

/** The finest step of the slider; the number beside it may be finer. */
const SCORE_STEP = 0.01;

/** The slider of an element and what it comes to, true for the moment; see `refreshScore`. */
export function scoreSection(element) {
  const node = make(
    'section.detail.what-if',
    {},
    make('h3', {}, say('what-if.title')),
    make(
      'div.score',
      {},
      make('label', { for: 'score' }, say('what-if.score')),
      scoreInput(element, { type: 'range', id: 'score', 'data-key': 'score' }),
      scoreInput(element, { type: 'number', id: 'score-number', 'aria-label': say('what-if.score') }),
      make(
        'button.icon',
        {
          type: 'button',
          id: 'score-reset',
          'aria-label': say('what-if.score-reset', { n: ownScore(element.id) }),
          title: say('what-if.score-reset', { n: ownScore(element.id) }),
          onclick: () => setScore(element.id, ownScore(element.id)),
        },
        glyph('undo'),
      ),
    ),
    make('p.fact-line.score-outcome', {}),
  );
  refreshScore(node, element);
  return node;
}

/** What takes the element out of the debate and brings it back. */
export function switchButton(element) {
  return make(
    'button.switch',
    {
      type: 'button',
      role: 'switch',
      'data-key': 'switch',
      'aria-checked': String(!isOff(element.id)),
      onclick: () => switchElement(element.id),
    },
    make('span.switch-track', { 'aria-hidden': 'true' }),
    say(isOff(element.id) ? 'what-if.is-off' : 'what-if.is-on'),
  );
}

function scoreInput(element, attributes) {
  return make('input', {
    min: 0,
    max: 1,
    step: SCORE_STEP,
    disabled: isOff(element.id),
    ...attributes,
    oninput: ({ target }) => {
      if (target.value !== '' && target.validity.valid) setScore(element.id, Number(target.value));
    },
  });
}

/** Show the score and what it comes to without taking the slider out of the reader's hand. */
export function refreshScore(node, element) {
  const score = scoreOf(element.id);
  for (const input of node.querySelectorAll('input')) {
    if (Number(input.value) !== score || input.value === '') input.value = String(score);
  }
  node.querySelector('#score-reset').disabled = !state.scores.has(element.id);
  refill(node.querySelector('.score-outcome'), ...outcome(element));
}

function outcome(element) {
  if (!isChanged()) return [say('what-if.hint')];
  if (isOff(element.id)) return [];
  return [`${term(state.semantics)}: `, changeWords(strengthChange(element.id))];
}
