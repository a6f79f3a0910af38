/** The guided tour: captions with one or more things to look at. */
import { data, elements, isCriticism, looks } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, make, refill } from './dom.js';
import { bilingual, inFirst, labelOf, monolingual, say } from './language.js';
import { glyph, outline } from './symbols.js';
import { announce } from './announce.js';
import { reveal } from './answer-map.js';
import { subjectsOf } from './tour-steps.js';

/** Show the caption of the step that the state names. */
export function startTour() {
  const box = byId('tour');
  const show = () => {
    const step = data.tour[state.tour];
    box.hidden = !step;
    document.body.dataset.tour = step ? 'yes' : 'no';
    box.setAttribute('aria-label', say('tour.title'));
    if (step) refill(box, ...caption(step));
  };
  onChange((changed) => {
    if (changed.has('tour')) {
      show();
      visit(data.tour[state.tour]);
      if (state.tour >= 0) box.querySelector('[data-key="next"]')?.focus();
    } else if (changed.has('languages') || changed.has('selected')) {
      const key = box.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
      show();
      if (key) box.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
    }
  });
  show();
  if (!state.selected) visit(data.tour[state.tour]);
}

/** Go to a step, or with -1 end the tour. */
export function goToStep(at) {
  update({ tour: at >= 0 && at < data.tour.length ? at : -1 });
}

/** Look at what the step is about: in the answer map if that shows it, else among its neighbours. */
function visit(step) {
  if (!step) return;
  const subjects = subjectsOf(step);
  const first = subjects[0];
  announce(inFirst(step.text));
  if (!first) return;
  update(
    subjects.every(isInAnswers)
      ? { view: 'answers', selected: first }
      : { view: 'argument', steps: 1, selected: first },
  );
  reveal(first);
}

/** Whether the answer map shows an element. */
function isInAnswers(id) {
  const element = elements.get(id);
  return isCriticism(element) || element.kind === 'policy_response';
}

function caption(step) {
  const button = (key, words, to, icon, disabled) =>
    make(
      'button.icon',
      { type: 'button', 'data-key': key, 'aria-label': words, title: words, disabled, onclick: () => goToStep(to) },
      glyph(icon),
    );
  return [
    progress(),
    make('div.step-words', {}, bilingual(step.text, 'p.step-text'), subjectChips(step)),
    button('previous', say('tour.previous'), state.tour - 1, 'back', state.tour === 0),
    button('next', say('tour.next'), state.tour + 1, 'next', state.tour === data.tour.length - 1),
    button('end', say('tour.end'), -1, 'close', false),
  ];
}

/** How far the tour has come, in numbers and as a bar. */
function progress() {
  const [at, of] = [state.tour + 1, data.tour.length];
  return make(
    'div.step-count',
    { role: 'group', 'aria-label': say('tour.progress', { at, of }) },
    make('span', { 'aria-hidden': 'true' }, say('tour.step', { at, of })),
    make('progress', { value: at, max: of, 'aria-hidden': 'true' }),
  );
}

/** What the step is about, each a way to it. */
function subjectChips(step) {
  return make(
    'ul.step-subjects',
    { 'aria-label': say('tour.subjects') },
    subjectsOf(step).map((id) =>
      make(
        'li',
        {},
        make(
          'button.subject',
          {
            type: 'button',
            'data-key': `subject-${id}`,
            'aria-pressed': String(id === state.selected),
            onclick: () => lookAt(id),
          },
          outline(looks(elements.get(id))),
          monolingual(labelOf(elements.get(id))),
        ),
      ),
    ),
  );
}

function lookAt(id) {
  update({ selected: id, ...(state.view === 'answers' && !isInAnswers(id) ? { view: 'argument' } : {}) });
  reveal(id);
}
