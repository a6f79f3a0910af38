/** Finding elements by what a reader types: any part of any wording, name or id, in any language of the map, whatever its
 * case, width and script; Chinese also by its sounds. Every word must be found, in any order; of three and more, one may
 * be missing where no element has them all. */
import { passing, placeOf } from './columns.js';
import { data, elements, nameOf, sectionKey, sections } from './data.js';
import { state } from './state.js';
import { fold, unitsOf } from './folding.js';
import { endOfMatch, matchersOf, spellingOf } from './sounds.js';
import { bare, beginIndex } from './search-index.js';

/** A run of Chinese characters, of zhuyin, or of anything else. */
const QUERY_PARTS = /[\u3400-\u4dbf\u4e00-\u9fff]+|[\u3105-\u312f]+|[^\s\u3400-\u4dbf\u4e00-\u9fff\u3105-\u312f]+/gu;
/** How well an element matches: 0 where a name begins so, 1 where a name holds what is wanted as it is written, 2 where
 * another text does, 3 and 4 where they only sound so, and this where nothing does. */
const NONE = 9;
/** So many words a query must have for one of them to be let off. */
const LENIENT = 3;

/** Preparing goes on for so many milliseconds at a time, or for as long as the browser says that it is idle. */
const SLICE = 10;

/** The names of each element, every one after a line break. */
let foldedNames;
/** The elements that have a name which begins with a letter. */
let beginningWith;
let begun;
let index;

/** Make the search ready now. */
function prepareSearch() {
  prepareUntil(Infinity);
}

/** Make the search ready little by little, whenever the page has nothing else to do. */
export function prepareSearchIdly() {
  // Not every browser tells when it is idle.
  const whenIdle = window.requestIdleCallback ?? ((work) => window.setTimeout(work, SLICE));
  whenIdle((deadline) => {
    prepareUntil(performance.now() + Math.max(SLICE, deadline?.timeRemaining() ?? 0));
    if (!index) prepareSearchIdly();
  });
}

function prepareUntil(end) {
  if (index) return;
  if (!begun) {
    begun = beginIndex();
    foldedNames = [];
    beginningWith = new Map();
  }
  while (foldedNames.length < data.elements.length && performance.now() < end) prepareElement(foldedNames.length);
  if (foldedNames.length < data.elements.length) return;
  index = begun.close();
  begun = undefined;
}

/** Each element is two documents: its names, and what else is said of it. */
function prepareElement(at) {
  // Whatever a map of twenty thousand claims says would else stay in memory twice.
  const element = passing(data.elements[at]);
  const names = namesIn(element).map(fold);
  foldedNames.push(`\n${names.join('\n')}`);
  for (const letter of new Set(names.map((name) => name[0]))) {
    if (!beginningWith.has(letter)) beginningWith.set(letter, []);
    beginningWith.get(letter).push(at);
  }
  begun.add(foldedNames[at]);
  begun.add(wordsIn(element).join('\n'));
}

let latest = { query: undefined };
/** What a query finds; kept, for every row of every view asks. */
function found(query) {
  if (latest.query !== query) {
    prepareSearch();
    const grades = gradesFor(query);
    latest = { query, grades, order: inOrder(grades) };
  }
  return latest;
}

/** Whether an element holds every word of the query; an empty query finds everything. */
export function isHit(id, query = state.query) {
  if (!query.trim()) return true;
  const row = elements.get(id);
  return row !== undefined && found(query).grades[placeOf(row)] !== NONE;
}

/**
 * The elements that match, the best first, then in the order of the map.
 * @returns {string[]} ids
 */
export function hits(query = state.query) {
  return query.trim() ? hitsBetween(0, Infinity, query) : [];
}

/** How many elements match. */
export function hitCount(query = state.query) {
  return query.trim() ? found(query).order.length : 0;
}

/** Those of the hits from one place to before another. */
export function hitsBetween(from, to, query = state.query) {
  return Array.from(found(query).order.subarray(from, to), (at) => data.elements[at].id);
}

/** The numbers of the elements that match, by grade: a counting sort. */
function inOrder(grades) {
  const next = new Uint32Array(NONE + 1);
  for (const grade of grades) next[grade + 1] += 1;
  for (let grade = 1; grade <= NONE; grade += 1) next[grade] += next[grade - 1];
  const order = new Uint32Array(next[NONE]);
  for (let at = 0; at < grades.length; at += 1) {
    if (grades[at] < NONE) {
      order[next[grades[at]]] = at;
      next[grades[at]] += 1;
    }
  }
  return order;
}

function gradesFor(query) {
  const wishes = wishesOf(query);
  if (wishes.length === 0) return new Uint8Array(data.elements.length).fill(NONE);
  const each = wishes.map(gradesOf);
  const nearly = wishes.length >= LENIENT ? nearlyAll(each) : null;
  let grades = worst(each);
  if (nearly && grades.every((grade) => grade === NONE)) grades = nearly;
  const start = `\n${fold(query.trim())}`;
  for (const at of beginningWith.get(start[1]) ?? []) {
    if (grades[at] === 1 && foldedNames[at].includes(start)) grades[at] = 0;
  }
  return grades;
}

/** Grades of the elements that lack one word of several, where none has them all: nobody remembers every word. */
function nearlyAll(each) {
  const lacking = new Uint8Array(data.elements.length);
  for (const grades of each) {
    for (let at = 0; at < lacking.length; at += 1) if (grades[at] === NONE) lacking[at] += 1;
  }
  return lacking.map((missing) => (missing === 1 ? 4 : NONE));
}

let latestWishes = { query: undefined };
/** What a query asks for, with the matchers of its sounds; kept, for the marks in every text that is listed ask again. */
function wishesOf(query) {
  if (latestWishes.query !== query) {
    const wishes = wanted(query).map((wish) => ({ ...wish, matchers: matchersOf(wish.sound) }));
    latestWishes = { query, wishes };
  }
  return latestWishes.wishes;
}

/**
 * What a query asks for. Syllables that stand apart ("mao yi") may be one word, and then must stand side by side.
 * @returns {{parts: string[], sound: string}[]} every one must be found: all its parts as written, or its sound
 */
function wanted(query) {
  const wishes = [];
  for (const part of (fold(query).match(QUERY_PARTS) ?? []).map(bare)) {
    const before = wishes.at(-1);
    const { isWhole, isPart } = spellingOf(part);
    if (isPart && before?.isOpen) {
      Object.assign(before, { parts: [...before.parts, part], sound: before.sound + part, isOpen: isWhole });
    } else wishes.push({ parts: [part], sound: part, isOpen: isWhole });
  }
  return wishes;
}

/** How well each element meets one wish. */
function gradesOf({ parts, matchers }) {
  const grades = worst(parts.map(writtenGrades));
  for (const matcher of matchers) index.sounding(matcher, improving(grades, matcher.isWritten ? 1 : 3));
  return grades;
}

function writtenGrades(part) {
  const grades = new Uint8Array(data.elements.length).fill(NONE);
  index.holding(part, improving(grades, 1));
  return grades;
}

/** Gives the elements of documents this grade, or the next if a document holds no names, unless they have a better. */
function improving(grades, best) {
  return (documents, from, to) => {
    for (let each = from; each < to; each += 1) {
      const at = documents[each] >> 1;
      const grade = best + (documents[each] & 1);
      if (grade < grades[at]) grades[at] = grade;
    }
  };
}

function worst([grades, ...others]) {
  for (const other of others) {
    for (let at = 0; at < grades.length; at += 1) if (other[at] > grades[at]) grades[at] = other[at];
  }
  return grades;
}

/**
 * The places in a text that a query finds, to be marked.
 * @param {string} text
 * @returns {[number, number][]} half-open ranges of the text, in order, apart from one another
 */
export function marksIn(text, query = state.query) {
  const units = unitsOf(text);
  const letters = units.map((unit) => unit.letters).join('');
  const unitAt = units.flatMap((unit) => Array.from({ length: unit.letters.length }, () => unit));
  const forms = units.map((unit) => unit.form);
  const ranges = wishesOf(query).flatMap(({ parts, matchers }) => [
    ...parts.flatMap((part) => rangesOfLetters(letters, unitAt, part)),
    ...matchers.flatMap((matcher) => rangesOfMatcher(forms, units, matcher)),
  ]);
  return joined(ranges.sort((one, other) => one[0] - other[0]));
}

function rangesOfLetters(letters, unitAt, part) {
  const ranges = [];
  for (let at = letters.indexOf(part); at >= 0; at = letters.indexOf(part, at + part.length)) {
    ranges.push([unitAt[at].from, unitAt[at + part.length - 1].to]);
  }
  return ranges;
}

function rangesOfMatcher(forms, units, matcher) {
  return units.flatMap((unit, at) => {
    const end = forms[at] ? endOfMatch(matcher, forms, at) : -1;
    return end < 0 ? [] : [[unit.from, units[end - 1].to]];
  });
}

function joined(ranges) {
  const apart = [];
  for (const [from, to] of ranges) {
    const before = apart.at(-1);
    if (before && from <= before[1]) before[1] = Math.max(before[1], to);
    else apart.push([from, to]);
  }
  return apart;
}

/** What names an element. */
function namesIn(element) {
  return [element.id, ...Object.values(element.label ?? {})];
}

/** What else a reader may look for it by. */
function wordsIn(element) {
  return [...Object.values(element.text), ...namesAround(element).flatMap((name) => Object.values(name))];
}

/**
 * The names of the topics, holders and section of an element, in every language.
 * @returns {Object<string, string>[]}
 */
export function namesAround(element) {
  const holders = (element.stances ?? []).flatMap((stance) => [stance.holder, stance.reporter].filter(Boolean));
  const section = sections.get(sectionKey(element));
  return [
    ...(element.topics ?? []).map((topic) => nameOf('topics', topic)),
    ...holders.map((holder) => nameOf('actors', holder)),
    ...(section ? [{ en: section.number }] : []),
  ];
}
