/** What stands in each place of the matrix: heads, cells, the corner with its legend, and all of them in words. */
import { BASES, elements } from './data.js';
import { make } from './dom.js';
import { bilingual, inFirst, labelOf, monolingual, say, sayCount, term } from './language.js';
import { basisSample, glyph } from './symbols.js';
import { numbers, statusOf } from './readings.js';
import { isOff, standsNow } from './what-if.js';
import { themeName } from './answer-groups.js';
import { HEAD } from './matrix-cells.js';
import { answerMark, answerWords } from './matrix-marks.js';

/**
 * The makers of a sheet's nodes.
 * @param {() => import('./matrix-cells.js').Matrix} shown the matrix of the moment
 */
export function matrixPlaces(shown) {
  return {
    corner: cornerNode,
    group: (key) => monolingual(themeName(key), 'span'),
    head: (column) => headNode(shown(), column),
    side: (row) => sideNode(shown(), row),
    cell: (row, column) => cellNode(shown(), row, column),
  };
}

function cornerNode() {
  const { all, open } = numbers();
  return make(
    'div.corner',
    { role: 'columnheader', 'aria-colindex': 1, tabindex: -1, 'data-row': HEAD, 'data-column': HEAD },
    make('strong.corner-figure', {}, say('theme.open', { n: open, all })),
    make(
      'ul.legend.matrix-legend',
      { 'aria-hidden': 'true' },
      ['direct', 'partial', 'indirect'].map((coverage) =>
        make('li', {}, answerMark({ coverage }), make('span', {}, term(coverage))),
      ),
      BASES.map((basis) => make('li', {}, basisSample(basis), make('span', {}, say(`legend.${basis}`)))),
    ),
  );
}

function headNode({ columns, cells }, column) {
  const element = elements.get(columns[column].id);
  const reach = cells.filter((found) => (found.get(column) ?? []).some(isLeft)).length;
  return make(
    `div.response-head${isOff(element.id) ? '.off' : ''}`,
    {
      role: 'columnheader',
      'aria-colindex': column + 2,
      'aria-label': `${inFirst(labelOf(element))}. ${isOff(element.id) ? say('standing.off') : `${sayCount('standing.answers', reach)}.`}`,
      tabindex: -1,
      'data-row': HEAD,
      'data-column': column,
      'data-id': element.id,
    },
    monolingual(labelOf(element), 'span.head-name'),
    make('span.head-count', {}, String(reach)),
  );
}

function sideNode({ rows, cells, columns }, row) {
  const attributes = { role: 'rowheader', 'aria-colindex': 1, tabindex: -1, 'data-row': row, 'data-column': HEAD };
  const { theme, all, open, id } = rows[row];
  if (theme !== undefined) {
    return make(
      'div.side.theme',
      { ...attributes, 'aria-colspan': columns.length + 1 },
      monolingual(themeName(theme), 'strong'),
      make(`span.theme-open${open > 0 ? '.some' : ''}`, {}, say('theme.open', { n: open, all })),
    );
  }
  const status = statusOf(elements.get(id));
  const n = [...cells[row].values()].filter((links) => links.some(isLeft)).length;
  return make(
    `div.side.${status}`,
    { ...attributes, 'data-id': id },
    make('span.tag', { class: `tag ${status}` }, glyph(status), make('span.unseen', {}, say(`status.${status}`))),
    monolingual(labelOf(elements.get(id)), 'span.side-name'),
    make('span.count', { 'aria-hidden': 'true' }, n > 0 ? String(n) : ''),
  );
}

function cellNode(matrix, row, column) {
  const links = matrix.cells[row].get(column) ?? [];
  return make(
    `div.spot${links.length === 0 ? '.void' : links.some(isLeft) ? '' : '.off'}`,
    {
      role: 'gridcell',
      'aria-colindex': column + 2,
      'aria-label': nameOfPlace(matrix, { row, column }),
      tabindex: -1,
      'data-row': row,
      'data-column': column,
      'data-links': links.map(({ coverage, basis }) => `${coverage} ${basis}`).join(';') || false,
    },
    links.length > 0 ? answerMark(links[0]) : null,
    links.length > 1 ? make('span.more', { 'aria-hidden': 'true' }, String(links.length)) : null,
  );
}

/** Whether the reader has left an answer in the debate. */
function isLeft({ relation, response }) {
  return standsNow(relation, response);
}

/** A cell in words: who answers what, how far and on what basis. */
function nameOfPlace({ rows, columns, cells }, { row, column }) {
  const [criticism, response] = [rows[row].id, columns[column].id].map((id) => inFirst(labelOf(elements.get(id))));
  const links = cells[row].get(column) ?? [];
  const how = links.length > 0 ? links.map(linkWords).join('; ') : say('matrix.void');
  return `${response} → ${criticism}: ${how}`;
}

/** What the line under the matrix says of a place, in the reader's languages. */
export function describePlace(matrix, place) {
  if (!place) return [make('span.first', {}, say('matrix.hint'))];
  const { theme, id } = matrix.rows[place.row] ?? {};
  if (theme !== undefined) return [bilingual(themeName(theme))];
  const named = (other) => other && bilingual(labelOf(elements.get(other)));
  const [criticism, response] = [named(id), named(matrix.columns[place.column]?.id)];
  if (!criticism || !response) return [criticism ?? response ?? make('span.first', {}, say('matrix.hint'))];
  const links = matrix.cells[place.row].get(place.column) ?? [];
  const how = links.map((link) => make('span.how', {}, answerMark(link), linkWords(link)));
  return [response, make('span.toward', {}, '→'), criticism, ...(how.length > 0 ? how : [voidWords()])];
}

function linkWords(link) {
  return isLeft(link) ? answerWords(link) : `${answerWords(link)} · ${say('tag.off')}`;
}

function voidWords() {
  return make('span.how', {}, say('matrix.void'));
}
