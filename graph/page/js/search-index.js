/** Where words and characters stand, so that a search asks only what may match. Building takes time in proportion to the
 * texts, once; a search takes time in proportion to the different words and pairs of characters, and to what it finds. */
import { fold, formOf, isHan } from './folding.js';
import { endOfMatch } from './sounds.js';

const EDGES = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
const SPACE = /\s+/;

/**
 * @param {string[]} documents
 * @returns {{holding: Function, sounding: Function}} both take what is sought and a function to be called with the number
 *   of every document that has it, perhaps more than once: words that hold some letters, characters that a matcher takes
 */
export function makeIndex(documents) {
  const words = makeWords();
  const characters = makeCharacters(documents.length);
  documents.forEach((document, number) => {
    const text = fold(document);
    characters.add(text, number);
    for (const word of withoutHan(text).split(SPACE)) if (word) words.add(bare(word), number);
  });
  characters.close(documents.length);
  return { holding: words.holding(), sounding: characters.sounding };
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

/** The different words, and the documents of each. */
function makeWords() {
  /** By the word with its punctuation, for most are met again and again; and without. */
  const listOf = new Map();
  const documentsOf = new Map();
  const listFor = (word) => {
    const plain = bare(word);
    if (!documentsOf.has(plain)) documentsOf.set(plain, []);
    listOf.set(word, documentsOf.get(plain));
    return listOf.get(word);
  };
  return {
    add(word, document) {
      const list = listOf.get(word) ?? listFor(word);
      if (list.at(-1) !== document) list.push(document);
    },
    holding() {
      listOf.clear();
      // All words in one text, for looking through one text is quick.
      const known = [...documentsOf.keys()];
      const lists = [...documentsOf.values()];
      const text = `${known.join('\n')}\n`;
      return (letters, found) => {
        let word = 0;
        let end = known.length > 0 ? known[0].length : 0;
        for (let at = text.indexOf(letters); at >= 0; at = text.indexOf(letters, end)) {
          while (end < at) {
            word += 1;
            end += known[word].length + 1;
          }
          for (const document of lists[word]) found(document);
        }
      };
    },
  };
}

/** Pairs of neighbouring characters, and the documents of each; the last of a run has 0 for its neighbour. */
function makeCharacters(size) {
  /** The documents by first character and by second. */
  const pairs = new Map();
  /** The characters of all documents, with a 0 where a run ends. */
  let text = [];
  const starts = new Uint32Array(size + 1);

  const addPair = (first, second, document) => {
    if (!pairs.has(first)) pairs.set(first, new Map());
    const seconds = pairs.get(first);
    const list = seconds.get(second);
    if (!list) seconds.set(second, [document]);
    else if (list.at(-1) !== document) list.push(document);
  };
  const isTaken = (matcher, isFirst, document) => {
    const end = starts[document + 1];
    for (let at = starts[document]; at < end; at += 1) {
      if (isFirst[text[at]] && endOfMatch(matcher, text, at, end) >= 0) return true;
    }
    return false;
  };
  return {
    add(folded, document) {
      starts[document] = text.length;
      let before = 0;
      for (let at = 0; at <= folded.length; at += 1) {
        const form = at < folded.length ? formOf(folded.charCodeAt(at)) : 0;
        if (before) addPair(before, form, document);
        if (before || form) text.push(form);
        before = form;
      }
    },
    close(count) {
      starts[count] = text.length;
      text = Uint16Array.from(text);
    },
    sounding(matcher, found) {
      const isFirst = new Uint8Array(0x10000);
      const isDoubtful = new Uint8Array(size);
      for (const [first, seconds] of pairs) {
        const places = matcher.step(1, first);
        if (places === 0) continue;
        isFirst[first] = 1;
        for (const [second, list] of seconds) {
          const after = places & matcher.through || matcher.step(places, second);
          if (after & matcher.through) for (const document of list) found(document);
          else if (after) for (const document of list) isDoubtful[document] = 1;
        }
      }
      for (let document = isDoubtful.indexOf(1); document >= 0; document = isDoubtful.indexOf(1, document + 1)) {
        if (isTaken(matcher, isFirst, document)) found(document);
      }
    },
  };
}
