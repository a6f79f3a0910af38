/** Where words and characters stand, so that a search asks only what may match. Building takes time in proportion to the
 * texts, once; a search takes time in proportion to the different words and pairs of characters, and to what it finds. */
import { fold, formOf, isHan } from './folding.js';
import { endOfMatch } from './sounds.js';

const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const SPACE = /\s+/;

/**
 * @callback Found called with runs of documents: the numbers in `documents` from one place to before another
 * @param {Uint32Array} documents
 * @param {number} from
 * @param {number} to
 *
 * @typedef {object} Index both take what is sought and what is called with all documents that have it, some perhaps twice
 * @property {(letters: string, found: Found) => void} holding words that hold some letters
 * @property {(matcher: object, found: Found) => void} sounding characters that a matcher takes
 */

/**
 * An index of documents that are numbered as they are added.
 * @returns {{add: (document: string) => void, close: () => Index}}
 */
export function beginIndex() {
  const words = makeWords();
  const characters = makeCharacters();
  let size = 0;
  return {
    add(document) {
      const text = fold(document);
      characters.add(text, size);
      for (const word of withoutHan(text).split(SPACE)) if (word) words.add(word, size);
      size += 1;
    },
    close: () => ({ holding: words.holding(), sounding: characters.sounding() }),
  };
}

/** A word without the punctuation around it, unless it is nothing else. */
export function bare(word) {
  return word.replace(EDGES, '') || word;
}

function withoutHan(text) {
  let rest = '';
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    if (at < text.length && !isHan(text.charCodeAt(at))) continue;
    if (at > from) rest += `${text.slice(from, at)} `;
    from = at + 1;
  }
  return rest;
}

/** Lists of documents one after another: list `n` begins at `starts[n]` and ends before `starts[n + 1]`. */
function inOneRow(lists) {
  const starts = new Uint32Array(lists.length + 1);
  lists.forEach((list, at) => {
    starts[at + 1] = starts[at] + list.length;
  });
  const documents = new Uint32Array(starts[lists.length]);
  lists.forEach((list, at) => documents.set(list, starts[at]));
  return { documents, starts };
}

/** The different words, and the documents of each. */
function makeWords() {
  /** By the word as it stands, for most are met again and again; and without the punctuation around it. */
  const listOf = new Map();
  const listOfBare = new Map();
  const listFor = (word) => {
    const plain = bare(word);
    if (!listOfBare.has(plain)) listOfBare.set(plain, []);
    listOf.set(word, listOfBare.get(plain));
    return listOf.get(word);
  };
  return {
    add(word, document) {
      const list = listOf.get(word) ?? listFor(word);
      if (list.at(-1) !== document) list.push(document);
    },
    holding: () => holdingIn(`${[...listOfBare.keys()].join('\n')}\n`, inOneRow([...listOfBare.values()])),
  };
}

/** All words are in one text, for looking through one text is quick. Nothing else of what made it is kept. */
function holdingIn(text, { documents, starts }) {
  const ends = Uint32Array.from(text.matchAll(/\n/g), ({ index }) => index);
  return (letters, found) => {
    let word = 0;
    for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, ends[word])) {
      while (ends[word] < at) word += 1;
      found(documents, starts[word], starts[word + 1]);
    }
  };
}

/** Pairs of neighbouring characters, and the documents of each; the last of a run has 0 for its neighbour. */
function makeCharacters() {
  /** The documents by first character and by second. */
  const pairs = new Map();
  /** The characters of all documents, with a 0 where a run ends, and where each document begins. */
  const text = [];
  const begins = [];
  const addPair = (first, second, document) => {
    if (!pairs.has(first)) pairs.set(first, new Map());
    const seconds = pairs.get(first);
    const list = seconds.get(second);
    if (!list) seconds.set(second, [document]);
    else if (list.at(-1) !== document) list.push(document);
  };
  return {
    add(folded, document) {
      begins.push(text.length);
      let before = 0;
      for (let at = 0; at <= folded.length; at += 1) {
        const form = at < folded.length ? formOf(folded.charCodeAt(at)) : 0;
        if (before) addPair(before, form, document);
        if (before || form) text.push(form);
        before = form;
      }
    },
    sounding: () => soundingIn(pairs, Uint16Array.from(text), Uint32Array.from([...begins, text.length])),
  };
}

function soundingIn(pairs, text, begins) {
  const firsts = Uint16Array.from(pairs.keys());
  const lists = [...pairs.values()];
  const { documents: seconds, starts: bounds } = inOneRow(lists.map((others) => [...others.keys()]));
  return soundingAmong(
    { firsts, seconds, bounds, text, begins },
    inOneRow(lists.flatMap((some) => [...some.values()])),
  );
}

/** The same, with nothing kept of what made it. */
function soundingAmong({ firsts, seconds, bounds, text, begins }, { documents, starts }) {
  const isTaken = (matcher, isFirst, document) => {
    const end = begins[document + 1];
    for (let at = begins[document]; at < end; at += 1) {
      if (isFirst[text[at]] && endOfMatch(matcher, text, at, end) >= 0) return true;
    }
    return false;
  };
  return (matcher, found) => {
    const isFirst = new Uint8Array(0x10000);
    const isDoubtful = new Uint8Array(begins.length - 1);
    firsts.forEach((first, at) => {
      const places = matcher.step(1, first);
      if (places === 0) return;
      isFirst[first] = 1;
      for (let pair = bounds[at]; pair < bounds[at + 1]; pair += 1) {
        const after = places & matcher.through || matcher.step(places, seconds[pair]);
        if (after & matcher.through) found(documents, starts[pair], starts[pair + 1]);
        else if (after) mark(isDoubtful, documents, starts[pair], starts[pair + 1]);
      }
    });
    const taken = [];
    for (let document = isDoubtful.indexOf(1); document >= 0; document = isDoubtful.indexOf(1, document + 1)) {
      if (isTaken(matcher, isFirst, document)) taken.push(document);
    }
    found(Uint32Array.from(taken), 0, taken.length);
  };
}

function mark(marks, documents, from, to) {
  for (let each = from; each < to; each += 1) marks[documents[each]] = 1;
}
