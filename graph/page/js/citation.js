/** Citations of the map and of what stands in it: in words, in the reader's language, and for BibTeX. */
import { anyName, data, looks, sectionKey, sections } from './data.js';
import { address } from './state.js';
import { inFirst, labelOf, say, surface, term } from './language.js';

/** The map as one line. */
export function mapCitation() {
  return say('cite.map', {
    title: inFirst(data.map.title),
    version: data.map.version,
    source: Object.values(data.map.documents)
      .map(({ title }) => inFirst(title))
      .join('; '),
    licence: data.map.licence,
  });
}

/** An element as one line: what it says, who holds it, where it was read, in which map, and how to find it there. */
export function elementCitation(element) {
  const [holder] = element.stances ?? [];
  return say('cite.element', {
    text: inFirst(element.text).replace(/[.。]$/, ''),
    kind: term(looks(element) === 'criticism' ? 'Criticism' : element.kind),
    holder: holder ? inFirst(anyName(holder.holder)) : say('cite.nobody'),
    place: placeOfElement(element),
    map: mapCitation(),
    address: `#sel=${encodeURIComponent(element.id)}`,
  });
}

function placeOfElement(element) {
  const [anchor] = element.anchors ?? [];
  if (!anchor) return say('cite.no-place');
  const section = sections.get(sectionKey(element));
  return [
    section && say('cite.section', { number: section.number, title: inFirst(section.title) }),
    anchor.paragraph && say('place.paragraph', { n: anchor.paragraph }),
    anchor.sentence && say('place.sentence', { n: anchor.sentence }),
    say('place.characters', { spans: anchor.spans }),
  ]
    .filter(Boolean)
    .join(say('cite.comma'));
}

/** The map, or an element of it, for BibTeX. */
export function bibTex(element) {
  const key = element ? `${data.map.id}.${element.id}` : data.map.id;
  const fields = {
    title: inFirst(element ? labelOf(element) : data.map.title),
    howpublished: say('cite.kind'),
    ...(element ? { booktitle: inFirst(data.map.title) } : {}),
    edition: data.map.version,
    note: element ? `${inFirst(element.text)} ${placeOfElement(element)}` : mapCitation(),
    language: surface(),
  };
  const lines = Object.entries(fields).map(([name, value]) => `  ${name} = {${bibTexWords(value)}},\n`);
  return `@misc{${key.replace(/[^\w.-]/g, '-')},\n${lines.join('')}}\n`;
}

function bibTexWords(text) {
  return text.replace(/[\\{}]/g, '').replace(/[#$%&_~^]/g, (sign) => `\\${sign}${'~^'.includes(sign) ? '{}' : ''}`);
}

/** The address of the page that shows what it shows now. */
export function pageLink() {
  return window.location.href.split('#')[0] + address();
}
