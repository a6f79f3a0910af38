/** Elements and relations as tables for a spreadsheet: the columns of nodes.csv and edges.csv, and their order. */
import { data, nameOf, sectionKey, sections } from './data.js';

/** A cell that a spreadsheet would compute instead of showing it. */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\n\r]/;

/**
 * Rows as CSV (RFC 4180). A text that begins like a formula gets an apostrophe, which a spreadsheet takes as "text".
 * @param {string[]} columns
 * @param {string[][]} rows
 */
export function toCsv(columns, rows) {
  return [columns, ...rows].map((row) => `${row.map(csvCell).join(',')}\n`).join('');
}

function csvCell(value) {
  const text = FORMULA.test(value) && !isNumber(value) ? `'${value}` : value;
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

function isNumber(value) {
  return /^[+-]?\d+(\.\d+)?$/.test(value);
}

/** The elements as nodes.csv has them. */
export function elementSheet(elements) {
  const languages = [...data.map.languages].sort();
  const columns = [
    ...['id', 'kind', 'roles'],
    ...languages.map((language) => `text_${language.toLowerCase().replaceAll('-', '_')}`),
    ...['section', 'spans', 'holder', 'attitude', 'modality', 'hedged', 'side'],
  ];
  return toCsv(
    columns,
    inTextOrder(elements).map((element) => elementCells(element, languages)),
  );
}

function elementCells(element, languages) {
  const stances = element.stances ?? [];
  const all = (valueOf) => stances.map(valueOf).join(';');
  return [
    element.id,
    element.kind,
    (element.roles ?? []).join(';'),
    ...languages.map((language) => element.text[language] ?? ''),
    sections.get(sectionKey(element))?.number ?? '',
    spansIn(element),
    all(({ holder }) => englishName(holder)),
    all(({ attitude }) => attitude),
    all(({ modality }) => modality ?? 'certain'),
    String(stances.some(({ hedge }) => hedge?.length > 0)),
    element.side ?? 'neutral',
  ];
}

/** The relations as edges.csv has them: a row for each source. */
export function relationSheet(relations) {
  const columns = ['id', 'source', 'target', 'relation', 'basis', 'coverage', 'confidence', 'strength', 'scheme'];
  return toCsv(
    [...columns, 'linked', 'spans'],
    inTextOrder(relations).flatMap((relation) => relation.sources.map((source) => relationCells(relation, source))),
  );
}

function relationCells(relation, source) {
  return [
    relation.id,
    source,
    relation.target,
    relation.kind,
    relation.basis,
    relation.coverage ?? '',
    plainNumber(relation.confidence),
    plainNumber(relation.strength),
    relation.scheme ?? '',
    relation.linked === undefined ? '' : String(relation.linked),
    spansIn(relation),
  ];
}

/** A number without the zeros at its end. */
function plainNumber(value) {
  return value === undefined ? '' : String(Number(value));
}

function spansIn(thing) {
  return [...new Set((thing.anchors ?? []).flatMap(({ spans }) => spans.split(' + ')))].join(';');
}

function englishName(holder) {
  const name = nameOf('actors', holder);
  return name.en ?? Object.values(name)[0] ?? holder;
}

/** In the order of the text by the first anchor, what has none last, then by id. */
function inTextOrder(things) {
  const place = ({ anchors }) => [anchors?.[0]?.document ?? '', Number.parseInt(anchors?.[0]?.spans ?? '0', 10)];
  const compare = (one, other) => Number(one > other) - Number(one < other);
  return [...things].sort((one, other) => {
    const [here, there] = [place(one), place(other)];
    return (
      compare(!one.anchors?.length, !other.anchors?.length) ||
      compare(here[0], there[0]) ||
      here[1] - there[1] ||
      compare(one.id, other.id)
    );
  });
}
