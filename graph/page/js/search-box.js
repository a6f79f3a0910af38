/** The search box: what it finds stands below it, with the words that were found marked, and is walked with the arrow
 * keys. The views fade the rest, one frame later, for a letter typed is answered before anything else. Enter goes to a
 * hit. */
import { elements, looks } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, make, refill } from './dom.js';
import { labelOf, numeral, say, sayCount, shown, surface } from './language.js';
import { glyph, outline } from './symbols.js';
import { hitCount, hits, hitsBetween, marksIn, namesAround, prepareSearchIdly } from './search.js';
import { announce } from './announce.js';
import { reveal } from './answer-map.js';

/** So many hits are listed at first, and as many more whenever the keys come to the end. */
const HITS_AT_ONCE = 30;
/** So many characters stand before the first mark of a long sentence. */
const LEAD = 24;

let isListed = false;
let currentHit = -1;
/** What has been typed and is not yet in the state. */
let typed;

/** Make the box; it is never made again, for a caret must not jump while somebody types. */
export function searchBox() {
  const box = make(
    'div.search',
    { role: 'search' },
    glyph('search'),
    make('input', {
      id: 'search',
      type: 'search',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: 'false',
      'data-key': 'search',
      'aria-autocomplete': 'list',
      'aria-controls': 'found',
      'aria-expanded': 'false',
      onfocus: prepareSearchIdly,
      oninput: (event) => searchFor(event.target.value),
      onkeydown: walkHits,
      onblur: () => follow() || listHits(box, false),
    }),
    make('span.hits', { id: 'hits', 'aria-hidden': 'true' }),
    make('div.found', { hidden: true, onpointerdown: (event) => event.preventDefault() }, make('ul', { id: 'found' })),
  );
  onChange((changed) => {
    if (changed.has('query') && !state.query) listHits(box, false);
    else if (isListed && changed.has('languages')) listHits(box, true);
  });
  return box;
}

/** Put the words of the surface and the number of hits into the box. */
export function labelSearch(box) {
  const input = box.querySelector('input');
  input.placeholder = say('search.placeholder');
  input.setAttribute('aria-label', say('search.label'));
  box.querySelector('ul').setAttribute('aria-label', say('search.list'));
  if (input.value !== sought()) input.value = sought();
  labelCount(box);
}

function labelCount(box) {
  box.querySelector('.hits').textContent = sought().trim() ? numeral(hitCount(sought())) : '';
}

/** What the box asks for. */
function sought() {
  return typed ?? state.query;
}

function searchFor(query) {
  currentHit = -1;
  if (typed === undefined) window.requestAnimationFrame(() => window.setTimeout(follow));
  typed = query;
  const box = byId('search').parentElement;
  labelCount(box);
  listHits(box, query.trim() !== '');
  if (query.trim()) announce(sayCount('search.hits', hitCount(query)));
}

/** Let the views follow what has been typed. */
function follow() {
  const query = typed;
  typed = undefined;
  if (query !== undefined) update({ query });
}

function walkHits(event) {
  if (event.isComposing || !sought().trim()) return;
  const ids = hits(sought());
  const moved = { ArrowDown: currentHit + 1, ArrowUp: currentHit < 0 ? ids.length - 1 : currentHit - 1 }[event.key];
  if (event.key === 'Enter' && ids.length > 0) goToHit(ids[Math.max(currentHit, 0)]);
  else if (moved !== undefined && ids.length > 0) {
    event.preventDefault();
    currentHit = (moved + ids.length) % ids.length;
    listHits(byId('search').parentElement, true);
  }
}

function goToHit(id) {
  currentHit = hits(sought()).indexOf(id);
  follow();
  listHits(byId('search').parentElement, false);
  update({ selected: id });
  reveal(id);
}

/** Show the list, or put it away. */
function listHits(box, isShown) {
  isListed = isShown;
  const place = box.querySelector('.found');
  const input = box.querySelector('input');
  place.hidden = !isShown;
  input.setAttribute('aria-expanded', String(isShown));
  input.removeAttribute('aria-activedescendant');
  if (!isShown) return;
  const all = hitCount(sought());
  const end = Math.max(HITS_AT_ONCE, (Math.floor(currentHit / HITS_AT_ONCE) + 1) * HITS_AT_ONCE);
  refill(place, hitOptions(hitsBetween(0, end, sought())), moreHits(all - end, all));
  const option = byId(`found-${currentHit}`);
  if (!option) return;
  input.setAttribute('aria-activedescendant', option.id);
  option.scrollIntoView({ block: 'nearest' });
}

function hitOptions(ids) {
  return make(
    'ul',
    { id: 'found', role: 'listbox', lang: surface(), 'aria-label': say('search.list') },
    ids.map((id, at) => {
      const element = elements.get(id);
      return make(
        'li.hit',
        {
          id: `found-${at}`,
          role: 'option',
          'data-id': id,
          'aria-selected': String(at === currentHit),
          onclick: () => goToHit(id),
        },
        outline(looks(element)),
        make('span.hit-words', {}, wordings(element)),
      );
    }),
  );
}

function moreHits(more, all) {
  if (all === 0) return make('p.found-note', {}, say('search.none'));
  return more > 0 ? make('p.found-note', {}, say('search.more', { n: more })) : null;
}

/** The name of an element; where nothing is found in it, the text in which something is. */
function wordings(element) {
  const name = shown(labelOf(element)).map(marked);
  const lines = name.map((wording, at) => hitLine(at === 0 ? 'first' : 'second', wording));
  if (name.some(({ marks }) => marks.length > 0)) return lines;
  const others = [element.text, labelOf(element), ...namesAround(element)];
  for (const wording of [...others.flatMap(shown), ...others.flatMap(entriesOf)]) {
    const where = marked(wording);
    if (where.marks.length > 0) return [...lines, hitLine('where', where)];
  }
  return lines;
}

function entriesOf(text) {
  return Object.entries(text).map(([language, words]) => ({ language, words }));
}

function marked({ language, words }) {
  return { language, words, marks: marksIn(words, sought()) };
}

/** A wording with what is found in it marked; a long one from shortly before the first mark. */
function hitLine(what, { language, words, marks }) {
  const from = what === 'where' ? beginning(words, marks[0][0]) : 0;
  const parts = [from > 0 ? '…' : ''];
  let at = from;
  for (const [start, end] of marks) {
    parts.push(words.slice(at, start), make('mark', {}, words.slice(start, end)));
    at = end;
  }
  return make(`span.${what}`, { lang: language }, parts, words.slice(at));
}

/** Where a sentence is cut so that its first mark is in sight: not within a word. */
function beginning(words, mark) {
  if (mark <= LEAD) return 0;
  const space = words.indexOf(' ', mark - LEAD);
  return space >= 0 && space < mark ? space + 1 : mark - LEAD;
}
