/** An element as a card that can be read: by what relation it stands here, its name and its sentence in the reader's
 * languages, where it stands, and how strong the analysis finds it. */
import { data, elements, looks } from './data.js';
import { state } from './state.js';
import { make } from './dom.js';
import { bilingual, labelOf, monolingual, say, sayCount, term } from './language.js';
import { glyph, outline } from './symbols.js';
import { statusOf } from './readings.js';
import { isBright } from './facets.js';
import { isChanged, isOff } from './what-if.js';
import { strengthChange } from './what-if-outcome.js';

const placeOf = new Map(data.elements.map((element, at) => [element.id, at]));

/**
 * The parts of a card.
 * @param {string} id
 * @param {object} [more]
 * @param {Node|null} [more.by] the line that says by which relation it stands here
 * @param {boolean} [more.isWhole] the sentence in every language of the reader, and not cut
 * @param {boolean} [more.isBrief] without the sentence
 * @param {number} [more.rest] how many more bear on it than are shown
 * @returns {Node[]}
 */
export function cardParts(id, { by = null, isWhole = false, isBrief = false, rest = 0 } = {}) {
  const element = elements.get(id);
  const name = labelOf(element);
  const hasSentence = !isBrief && name !== element.text;
  const strength = strengthOf(id);
  if (by && strength !== undefined) by.append(meter(strength));
  return [
    by,
    make('span.card-name', {}, outline(looks(element)), unseenKind(element), bilingual(name), standingTag(element)),
    hasSentence && (isWhole ? bilingual(element.text, 'span.card-text') : monolingual(element.text, 'span.card-text')),
    !by && strength !== undefined && make('span.card-foot', {}, meter(strength, 'card.strength-short')),
    rest > 0 && make('span.card-foot', {}, sayCount('argument.rest', rest)),
  ].filter(Boolean);
}

/** The classes by which a card looks like what it is. */
export function cardClasses(id) {
  const element = elements.get(id);
  return [
    'claim-card',
    `kind-${looks(element)}`,
    isOff(id) ? 'off' : statusOf(element),
    isBright(id) ? '' : 'faded',
  ].filter(Boolean);
}

/** A relation's name, and where it comes from. */
export function relationLine(relation, words, note = '') {
  return make(
    'span.card-by',
    {},
    make(`span.card-kind.relation-${relation.kind}`, {}, words),
    make(
      'span.card-basis',
      {},
      [term(relation.basis), relation.coverage && term(relation.coverage), note].filter(Boolean).join(' · '),
    ),
  );
}

function unseenKind(element) {
  return make('span.unseen', {}, `${term(looks(element) === 'criticism' ? 'Criticism' : element.kind)}: `);
}

function standingTag(element) {
  const status = statusOf(element);
  return status
    ? make(
        `span.tag.${status}`,
        { title: say(`status.${status}`) },
        glyph(status),
        make('span.unseen', {}, say(`tag.${status}`)),
      )
    : null;
}

function meter(strength, words = 'card.strength-bare') {
  const bar = make('span.meter', { 'aria-hidden': 'true' }, make('i'));
  bar.firstChild.style.width = `${Math.round(strength * 100)}%`;
  const n = strength.toFixed(2);
  return make('span.card-strength', { title: say('card.strength', { n }) }, bar, say(words, { n }));
}

/** The strength of an element under the semantics that the reader compares by, after the reader's changes, where that gives
 * a number. */
function strengthOf(id) {
  if (isChanged()) return strengthChange(id).now ?? undefined;
  const value = data.findings?.strength?.values[state.semantics]?.[placeOf.get(id)];
  return typeof value === 'number' ? value : undefined;
}
