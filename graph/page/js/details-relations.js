/** The part of the details that says what an element is related to, each relation as a link to its other end. */
import { ATTACKS, elements, incoming, looks, outgoing, relations } from './data.js';
import { update } from './state.js';
import { make } from './dom.js';
import { bilingual, inFirst, labelOf, say, term } from './language.js';
import { basisSample, outline } from './symbols.js';
import { isOff } from './what-if.js';

const ORDER = [
  'answers',
  'supports',
  'attacks',
  'rebuts',
  'undercuts',
  'undermines',
  'qualifies',
  'causes',
  'restates',
];

/**
 * Sections for all relations of an element, those that aim at it before those that start from it.
 * @param {object} element
 * @returns {HTMLElement[]}
 */
export function relationSections(element) {
  const came = incoming.get(element.id) ?? [];
  const went = outgoing.get(element.id) ?? [];
  const sections = [];
  for (const kind of ORDER) {
    sections.push(
      section(
        `in.${kind}`,
        came.filter((relation) => relation.kind === kind),
        inwardEntry,
      ),
    );
    sections.push(
      section(
        `out.${kind}`,
        went.filter((relation) => relation.kind === kind),
        outwardEntry(element.id),
      ),
    );
  }
  const struck = [...came, ...went].flatMap((relation) =>
    (incoming.get(relation.id) ?? []).map((strike) => ({ relation, strike })),
  );
  sections.push(section('struck', struck, struckEntry));
  return sections.filter(Boolean);
}

/** A link that selects an element. */
export function elementLink(id) {
  const element = elements.get(id);
  if (!element) return make('span', {}, id);
  return make(
    `button.element-link${isOff(id) ? '.off' : ''}`,
    { type: 'button', 'data-id': id, onclick: () => update({ selected: id }) },
    outline(looks(element)),
    bilingual(labelOf(element)),
  );
}

function section(name, entries, entry) {
  if (entries.length === 0) return null;
  return make(
    `section.detail.${name.startsWith('in.') && ATTACKS.includes(name.slice(3)) ? 'attack' : 'plain'}`,
    {},
    make('h3', {}, say(`relation.${name}`), make('span.count', {}, String(entries.length))),
    make('ul.links', {}, entries.map(entry)),
  );
}

function inwardEntry(relation) {
  return make('li', {}, relation.sources.map(elementLink), relationFacts(relation));
}

function outwardEntry(own) {
  return (relation) => {
    const step = relations.get(relation.target);
    const partners = relation.sources.filter((id) => id !== own);
    return make(
      'li',
      {},
      step ? stepLinks(step) : elementLink(relation.target),
      relationFacts(relation),
      partners.length > 0
        ? make(
            'div.together',
            {},
            make('span', {}, say(relation.linked ? 'relation.linked' : 'relation.beside')),
            partners.map(elementLink),
          )
        : null,
    );
  };
}

/** A relation as something aimed at: from what, to what. */
function stepLinks(step) {
  return make(
    'div.step',
    {},
    step.sources.map(elementLink),
    make('span.step-kind', {}, `↓ ${term(step.kind)}`),
    relations.has(step.target) ? stepLinks(relations.get(step.target)) : elementLink(step.target),
  );
}

function struckEntry({ relation, strike }) {
  return make(
    'li',
    {},
    strike.sources.map(elementLink),
    make('p.fact-line', {}, say('relation.strikes', { kind: term(strike.kind), step: stepName(relation) })),
    relationFacts(strike),
  );
}

function stepName(relation) {
  const name = (id) => inFirst(elements.has(id) ? labelOf(elements.get(id)) : { en: id });
  return `${relation.sources.map(name).join(' + ')} → ${name(relation.target)}`;
}

/** Basis, coverage, scheme and numbers of a relation, and its note. */
function relationFacts(relation) {
  const words = [
    term(relation.basis),
    relation.coverage && term(relation.coverage),
    relation.linked === true && relation.sources.length > 1 && say('relation.needs-all'),
    relation.scheme && term(relation.scheme),
    relation.strength && say('relation.strength', { n: relation.strength }),
    relation.confidence && say('relation.confidence', { n: relation.confidence }),
  ].filter(Boolean);
  return [
    make('p.fact-line', {}, basisSample(relation.basis), words.join(' · ')),
    relation.note ? bilingual(relation.note, 'p.note') : null,
  ];
}
