/** What a reader may take away: the view as a picture, what is bright as tables, a link, and citations. */
import { data, elements, endsOf } from './data.js';
import { state } from './state.js';
import { make } from './dom.js';
import { inFirst, labelOf, say, sayCount } from './language.js';
import { announce } from './announce.js';
import { isRelationShown, remaining } from './facets.js';
import { bibTex, elementCitation, mapCitation, pageLink } from './citation.js';
import { copyWords, csvFile, pngFile, save, svgFile } from './downloads.js';
import { currentPicture } from './picture.js';
import { elementSheet, relationSheet } from './sheets.js';
import { toggleDialog } from './dialogs.js';

export function toggleExport() {
  toggleDialog('export', exportContent);
}

function exportContent() {
  const selected = elements.get(state.selected);
  return [
    part('export.picture', pictureButtons()),
    part('export.tables', tableButtons()),
    part('export.link', [wordsToCopy('link', say('export.link'), pageLink())]),
    part('export.cite', [
      selected ? citation('element', inFirst(labelOf(selected)), elementCitation(selected), selected) : null,
      citation('map', inFirst(data.map.title), mapCitation()),
    ]),
  ];
}

function part(name, content) {
  return make('section.export-part', {}, make('h3', {}, say(name)), content);
}

function exportButton(key, words, action) {
  return make('button.action', { type: 'button', 'data-key': key, onclick: action }, words);
}

function pictureButtons() {
  const name = (ending) => `${data.map.id}-${state.view}.${ending}`;
  return make(
    'p.actions',
    {},
    exportButton('svg', 'SVG', () => save(name('svg'), svgFile(currentPicture()))),
    exportButton('png', 'PNG', async () => save(name('png'), await pngFile(currentPicture()))),
    make('span.fact-line', {}, say('export.view', { view: say(`view.${state.view}`) })),
  );
}

/** The elements that search and filters leave, and the relations among them. */
function tableButtons() {
  const left = remaining();
  const ids = new Set(left.map(({ id }) => id));
  const among = data.relations.filter(
    (relation) => isRelationShown(relation.kind, relation.basis) && endsOf(relation).every((id) => ids.has(id)),
  );
  const name = (what) => `${data.map.id}-${what}.csv`;
  return make(
    'p.actions',
    {},
    exportButton('csv-elements', sayCount('export.elements', left.length), () =>
      save(name('elements'), csvFile(elementSheet(left))),
    ),
    exportButton('csv-relations', sayCount('export.relations', among.length), () =>
      save(name('relations'), csvFile(relationSheet(among))),
    ),
    make('span.fact-line', {}, say(left.length < data.elements.length ? 'export.filtered' : 'export.whole')),
  );
}

function citation(key, name, words, element) {
  return make(
    'div.citation',
    {},
    make('h4', {}, say(`export.cite-${key}`), make('span.count', {}, name)),
    wordsToCopy(`cite-${key}`, say('export.cite'), words),
    wordsToCopy(`bibtex-${key}`, 'BibTeX', bibTex(element)),
  );
}

function wordsToCopy(key, label, words) {
  const field = make(
    'textarea',
    {
      readonly: true,
      rows: String(Math.min(words.split('\n').length + Math.floor(words.length / 80), 6)),
      'data-key': key,
      'aria-label': label,
    },
    words,
  );
  return make(
    'div.copied',
    {},
    field,
    exportButton(`copy-${key}`, say('export.copy'), async (event) => {
      const button = event.currentTarget;
      await copyWords(words, field);
      button.textContent = say('export.copied');
      announce(say('export.copied'));
    }),
  );
}
