/** The part of the details that says what the analysis found: how strong the element is under each semantics, whether it is
 * accepted, and what moved it. After the reader's changes, what they come to stands beside it. */
import { data } from './data.js';
import { state, update } from './state.js';
import { make } from './dom.js';
import { say, surface, term } from './language.js';
import { elementLink } from './details-relations.js';
import { SEMANTICS } from './strength-formulas.js';
import { isChanged, isOff } from './what-if.js';
import { labelChange, strengthChange, strengthsAfter } from './what-if-outcome.js';
import { changeWords, gradeWords, strengthBar } from './strength-bars.js';

const ACCEPTANCE = { a: 'every', s: 'some', n: 'none', u: 'unknown' };
const PROVEN = ['exact', 'certified'];
/** The effects that are worth a line, and how many. */
const LEAST_EFFECT = 0.005;
const MOST_MOVERS = 6;

const rowOf = new Map(data.elements.map(({ id }, at) => [id, at]));
const isExplained = new Set();

/** The sections, which are made anew whenever a number changes. */
export function findingSections(element) {
  return [strengthSection(element), moverSection(element), acceptanceSection(element)].filter(Boolean);
}

function strengthSection(element) {
  const found = data.findings?.strength;
  if (!found && !isChanged()) return null;
  return make(
    'section.detail.findings',
    { lang: surface() },
    make('h3', {}, say('detail.strength')),
    make(
      'ul.grades',
      {},
      SEMANTICS.map((semantics) => grade(element, semantics)),
    ),
    make('p.fact-line', {}, isChanged() ? certificateWords() : statusWords(found.status)),
    explanation('strength', SEMANTICS),
  );
}

/** One semantics; pressing it makes it the one by which changes are compared. */
function grade({ id }, semantics) {
  const change = isChanged() ? strengthChange(id, semantics) : undefined;
  const value = change ? change.now : (data.findings.strength.values[semantics]?.[rowOf.get(id)] ?? null);
  return make(
    'li',
    {},
    make(
      'button.grade',
      {
        type: 'button',
        'data-key': `grade-${semantics}`,
        'aria-pressed': String(state.semantics === semantics),
        onclick: () => update({ semantics }),
      },
      make('span.grade-name', {}, term(semantics)),
      strengthBar(value, change?.was),
      change && !isOff(id) ? changeWords(change) : make('span.grade-number', {}, gradeWords(value)),
    ),
  );
}

/** How far the numbers of the analysis can be trusted. */
function statusWords(statuses) {
  const doubtful = SEMANTICS.filter((semantics) => !PROVEN.includes(statuses[semantics]));
  if (doubtful.length === 0) {
    return say(
      SEMANTICS.every((semantics) => statuses[semantics] === 'exact') ? 'certificate.exact' : 'certificate.all',
    );
  }
  return doubtful
    .map((semantics) => `${term(semantics)}: ${say(`certificate.${statuses[semantics].replace(' ', '-')}`)}`)
    .join(' ');
}

/** The same for the numbers after the reader's changes. */
export function certificateWords() {
  const { status, residual, contraction } = strengthsAfter().certificate;
  if (status === 'exact') return say('certificate.exact');
  const facts = { residual: residual.toExponential(1), bound: contraction.toFixed(3) };
  return `${say(`certificate.${status.replace(' ', '-')}`)} ${say('certificate.facts', facts)}`;
}

function moverSection({ id }) {
  const movers = (data.findings?.movers?.[rowOf.get(id)] ?? []).filter(
    ([, effect]) => Math.abs(effect) >= LEAST_EFFECT,
  );
  if (movers.length === 0) return null;
  return make(
    'section.detail.movers',
    {},
    make('h3', {}, say('detail.movers')),
    make(
      'ul.links',
      {},
      movers
        .slice(0, MOST_MOVERS)
        .map(([at, effect]) =>
          make(
            `li.mover.${effect < 0 ? 'loss' : 'gain'}`,
            {},
            make('span.effect', {}, `${effect < 0 ? '−' : '+'}${Math.abs(effect).toFixed(2)}`),
            elementLink(data.elements[at].id),
          ),
        ),
    ),
  );
}

function acceptanceSection(element) {
  const found = data.findings?.acceptance?.values;
  const names = Object.keys(found ?? {});
  if (names.length === 0 && !element.grounded) return null;
  return make(
    'section.detail.findings',
    { lang: surface() },
    make('h3', {}, say('detail.acceptance')),
    isChanged() ? groundedLine(element) : null,
    make(
      'ul.accepted',
      {},
      names.map((semantics) => acceptance(semantics, found[semantics][rowOf.get(element.id)])),
    ),
    isChanged() && names.length > 0 ? make('p.fact-line', {}, say('acceptance.before')) : null,
    make('p.fact-line', {}, rankWords(element)),
    explanation('acceptance', names),
  );
}

function acceptance(semantics, letter) {
  const standing = ACCEPTANCE[letter] ?? 'unknown';
  return make(
    `li.${standing}`,
    {},
    make('span.accepted-mark', { 'aria-hidden': 'true' }),
    make('span.accepted-name', {}, term(semantics)),
    make('span', {}, say(`acceptance.${standing}`)),
  );
}

function groundedLine({ id }) {
  const { was, now } = labelChange(id);
  const words = (label) => (label ? term(label) : say('grade.off'));
  return make(
    'p.grounded-line',
    {},
    say('acceptance.grounded'),
    ' ',
    was === now ? words(was) : [make('span.grade-was', {}, words(was)), ' → ', make('strong', {}, words(now))],
  );
}

function rankWords(element) {
  return [say('computed.rank', { n: element.rank, of: data.elements.length }), `id ${element.id}`].join(' · ');
}

/** What each semantics means, unfolded on demand. */
function explanation(what, names) {
  const toggle = ({ target }) => isExplained[target.open ? 'add' : 'delete'](what);
  return make(
    'details.explanation',
    { open: isExplained.has(what), ontoggle: toggle },
    make('summary', { 'data-key': `explain-${what}` }, say('detail.explain')),
    make('p', {}, say(`explain.${what}`)),
    make(
      'dl.facts',
      {},
      names.map((name) => [make('dt', {}, term(name)), make('dd', {}, say(`explain.${name}`))]),
    ),
  );
}
