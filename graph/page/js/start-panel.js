/** What the panel shows before anything is selected: what this is, and how to read it. */
import { BASES, data, responses } from './data.js';
import { state, update } from './state.js';
import { make, outwardLink } from './dom.js';
import { bilingual, say, sayCount, term } from './language.js';
import { soleAnswerOf } from './readings.js';
import { elementLink } from './details-relations.js';
import { isLarge } from './answer-groups.js';
import { basisSample, coverageSample, glyph, outline, relationSample } from './symbols.js';

const MISSED_AT_MOST = 3;

/** The children of the panel. */
export function startPanel() {
  return [
    make('h2.name', {}, say('start.title')),
    bilingual(data.map.about, 'p.sentence'),
    data.tour.length > 0
      ? make(
          'p.actions',
          {},
          make(
            'button.action.primary',
            { type: 'button', onclick: () => update({ tour: 0 }) },
            glyph('next'),
            say('start.tour'),
          ),
        )
      : null,
    missedMost(),
    make(
      'section.detail',
      {},
      make('h3', {}, say('start.how')),
      state.view === 'answers' ? answerLegend() : signLegend(),
    ),
    source(),
  ];
}

/** The responses without which most criticisms would be open, under the reading. */
function missedMost() {
  const carried = responses
    .map(({ id }) => ({ id, opened: soleAnswerOf(id).length }))
    .filter(({ opened }) => opened > 0)
    .sort((one, other) => other.opened - one.opened)
    .slice(0, MISSED_AT_MOST);
  if (carried.length === 0) return null;
  return make(
    'section.detail',
    { id: 'missed' },
    make('h3', {}, say('start.missed')),
    make(
      'ul.links',
      {},
      carried.map(({ id, opened }) =>
        make('li', {}, elementLink(id), make('p.fact-line', {}, sayCount('start.opened', opened))),
      ),
    ),
  );
}

function answerLegend() {
  return make(
    'div.legends',
    {},
    legend([
      [make('span.swatch.open', {}, glyph('open')), say('legend.open')],
      [make('span.swatch.against', {}, glyph('against')), say('legend.against')],
      [make('span.swatch.answered', {}, glyph('answered')), say('legend.answered')],
      [make('span.swatch.response', {}), say('legend.response')],
    ]),
    make('h4', {}, say('legend.basis')),
    legend(BASES.map((basis) => [basisSample(basis), say(`legend.${basis}`)])),
    make('h4', {}, say('legend.coverage')),
    legend(['direct', 'partial', 'indirect'].map((coverage) => [coverageSample(coverage), term(coverage)])),
    isLarge ? make('p.fact-line.bundle-line', {}, say('legend.bundle')) : null,
  );
}

/** The legend of kinds and relations, also for the help page. */
export function signLegend() {
  return make(
    'div.legends',
    {},
    legend([
      [outline('claim'), term('claim')],
      [outline('criticism'), term('Criticism')],
      [outline('evidence'), term('evidence')],
      [outline('policy_response'), term('policy_response')],
      [outline('relation'), say('legend.step')],
    ]),
    make('h4', {}, say('facet.relation')),
    legend(
      ['supports', 'attacks', 'answers', 'qualifies', 'causes', 'restates'].map((kind) => [
        relationSample(kind),
        term(kind),
      ]),
    ),
    make('h4', {}, say('legend.basis')),
    legend(BASES.map((basis) => [basisSample(basis), say(`legend.${basis}`)])),
  );
}

function legend(entries) {
  return make(
    'ul.legend',
    {},
    entries.map(([sample, words]) => make('li', {}, sample, make('span', {}, words))),
  );
}

function source() {
  return make(
    'section.detail',
    {},
    make('h3', {}, say('start.source')),
    Object.values(data.map.documents).map((document) => bilingual(document.title, 'p.sentence.small')),
    make('p.fact-line', {}, say('start.version', { version: data.map.version, run: data.run })),
    make('p.fact-line', {}, outwardLink(data.map.licence)),
  );
}
