/** The parts of the details that say who holds an element, what figure it gives and where in the source it stands. */
import { anyName, data, nameOf, sections, termOf } from './data.js';
import { make } from './dom.js';
import { bilingual, inFirst, say, term } from './language.js';

/** Who takes what attitude, and how firmly. */
export function stanceSection(element) {
  if (!element.stances?.length) return null;
  return make(
    'section.detail',
    {},
    make('h3', {}, say('detail.stance')),
    make('ul.stances', {}, element.stances.map(stance)),
  );
}

function stance(entry) {
  const marks = [
    entry.modality && entry.modality !== 'certain' && term(entry.modality),
    entry.hedge && say('stance.hedged', { how: entry.hedge.map(term).join(', ') }),
    entry.force && say('stance.force', { force: term(entry.force) }),
    entry.reporter && say('stance.reporter', { name: inFirst(nameOf('actors', entry.reporter)) }),
    entry.confidence && say('relation.confidence', { n: entry.confidence }),
  ].filter(Boolean);
  return make(
    'li',
    {},
    bilingual(nameOf('actors', entry.holder)),
    make('span.attitude', {}, term(entry.attitude)),
    marks.map((words) => make('span.mark', {}, words)),
  );
}

/** The figure that evidence gives. */
export function figureSection(element) {
  const figure = element.figure;
  if (!figure) return null;
  const amount = [figure.value, figure.upper].filter(Boolean).join('–');
  return make(
    'section.detail',
    {},
    make('h3', {}, term(figure.type)),
    amount ? make('p.amount', {}, make('strong', {}, amount), figure.unit ? ` ${figure.unit}` : '') : null,
    facts([
      ['figure.population', figure.population && bilingual(figure.population)],
      ['figure.place', figure.place && bilingual(nameOf('places', figure.place))],
      ['figure.period', [figure.begin, figure.end].filter(Boolean).join(' – ')],
      ['figure.credit', figure.credit && bilingual(nameOf('actors', figure.credit))],
    ]),
  );
}

/** What else the map says of the element. */
export function aboutSection(element) {
  const named = (ids) =>
    ids?.length > 0 &&
    make(
      'ul.names',
      {},
      ids.map((id) => make('li', {}, bilingual(anyName(id)))),
    );
  const rows = [
    ['about.topic', named(element.topics)],
    ['about.type', element.type && bilingual(termOf(element.type))],
    ['about.side', element.side && element.side !== 'neutral' && bilingual(termOf(element.side))],
    ['about.criticizes', named(element.criticizes)],
    ['about.helps', named(element.helps)],
    ['about.harms', named(element.harms)],
    ['about.by', named(element.by)],
    ['about.through', named(element.through)],
    ['about.mentions', named(element.mentions)],
    ['about.importance', element.importance],
    ['about.cost', element.cost],
    ['about.lists', memberships(element.id)],
  ];
  return rows.some(([, value]) => value)
    ? make('section.detail', {}, make('h3', {}, say('detail.about')), facts(rows))
    : null;
}

function memberships(id) {
  const found = Object.values(data.lists).filter((list) => list.items?.includes(id));
  return (
    found.length > 0 &&
    make(
      'ul.names',
      {},
      found.map((list) =>
        make(
          'li',
          {},
          bilingual(list.label),
          ` ${say('list.position', { at: list.items.indexOf(id) + 1, of: list.items.length })}`,
        ),
      ),
    )
  );
}

/** Notes that something printed looks wrong or out of date. */
export function discrepancySection(element) {
  const notes = data.discrepancies.filter((note) => note.about.includes(element.id));
  if (notes.length === 0) return null;
  return make(
    'section.detail.doubt',
    {},
    make('h3', {}, say('detail.discrepancy')),
    notes.map((note) => bilingual(note.text, 'p.note')),
  );
}

/** Where in the source the element was read, with the source's words if the page was built with them. */
export function placeSection(element) {
  if (!element.anchors?.length) return null;
  return make('section.detail', {}, make('h3', {}, say('detail.place')), element.anchors.map(anchor));
}

function anchor(place) {
  const section = sections.get(`${place.document} ${place.section}`);
  const spot = [
    place.paragraph && say('place.paragraph', { n: place.paragraph }),
    place.sentence && say('place.sentence', { n: place.sentence }),
    say('place.characters', { spans: place.spans }),
  ].filter(Boolean);
  return make(
    'div.place',
    {},
    section ? make('p.section-name', {}, make('span.number', {}, section.number), bilingual(section.title)) : null,
    make('p.fact-line', {}, spot.join(' · ')),
    place.words
      ? make('figure.passage', {}, make('blockquote', {}, place.words), make('figcaption', {}, say('place.words')))
      : null,
  );
}

/** A list of facts without those that are empty. */
export function facts(rows) {
  return make(
    'dl.facts',
    {},
    rows.filter(([, value]) => value).map(([name, value]) => [make('dt', {}, say(name)), make('dd', {}, value)]),
  );
}
