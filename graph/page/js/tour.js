/** The guided tour: captions with one or more things to look at. */
import { data, elements, isCriticism } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, make, refill } from './dom.js';
import { bilingual, inFirst, say } from './language.js';
import { glyph } from './symbols.js';
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
    } else if (changed.has('languages')) show();
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
  const inAnswers = subjects
    .map((id) => elements.get(id))
    .every((element) => isCriticism(element) || element.kind === 'policy_response');
  update(inAnswers ? { view: 'answers', selected: first } : { view: 'argument', steps: 1, selected: first });
  reveal(first);
}

function caption(step) {
  const button = (key, words, to, icon, disabled) =>
    make(
      'button.icon',
      { type: 'button', 'data-key': key, 'aria-label': words, title: words, disabled, onclick: () => goToStep(to) },
      glyph(icon),
    );
  return [
    make('p.step-count', {}, say('tour.step', { at: state.tour + 1, of: data.tour.length })),
    bilingual(step.text, 'p.step-text'),
    button('previous', say('tour.previous'), state.tour - 1, 'back', state.tour === 0),
    button('next', say('tour.next'), state.tour + 1, 'next', state.tour === data.tour.length - 1),
    button('end', say('tour.end'), -1, 'close', false),
  ];
}
