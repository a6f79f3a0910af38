/** Matching what is typed against Chinese characters, one by one: the characters themselves, or their sounds in pinyin or
 * zhuyin, in full or by initials.
 *
 * A matcher walks through what was typed. Where it can be after some characters is a set of places, kept as the bits of a
 * number: bit 0 before the first letter, bit `length` when it is through. */
import { data } from './data.js';
import { formOf, isHan } from './folding.js';

const LETTERS = /^[a-z]+$/;
const ZHUYIN = /^[\u3105-\u312f]+$/;
/** So many letters of a word are looked at: a number has 32 bits. */
const MOST_LETTERS = 30;

/** The syllables of every form of a character. */
const pinyinOf = new Map();
const zhuyinOf = new Map();
/** The forms that have a sound, counted from 1, so that what is kept of each takes little room. */
const numberOf = new Uint16Array(0x10000);
let soundedForms = 0;
for (const [pinyin, zhuyin, characters] of data.chinese.sounds) {
  for (const character of characters) {
    addSyllable(pinyinOf, formOf(character.charCodeAt(0)), pinyin.replace('v', 'u'));
    addSyllable(zhuyinOf, formOf(character.charCodeAt(0)), zhuyin);
  }
}
const syllables = new Set([...pinyinOf.values(), ...zhuyinOf.values()].flat());
const beginnings = new Set(
  [...syllables].flatMap((syllable) => Array.from(syllable, (_, at) => syllable.slice(0, at))),
);

function addSyllable(spellings, form, syllable) {
  if (!spellings.has(form)) spellings.set(form, []);
  if (numberOf[form] === 0) numberOf[form] = soundedForms += 1;
  spellings.get(form).push(syllable);
}

/**
 * The matchers of one part of a query: that of the characters themselves, or those of their sounds.
 * @param {string} part folded
 * @returns {Matcher[]}
 */
export function matchersOf(part) {
  const typed = (isHan(part.charCodeAt(0)) || ZHUYIN.test(part) ? part : pinyinIn(part)).slice(0, MOST_LETTERS);
  if (isHan(part.charCodeAt(0))) return [makeMatcher(typed.length, writtenSo(typed), true)];
  if (typed.length < (ZHUYIN.test(typed) ? 1 : 2)) return [];
  const spellings = ZHUYIN.test(typed) ? zhuyinOf : pinyinOf;
  return [soundingFull, soundingInitials].map((way) => makeMatcher(typed.length, way(typed, spellings), false));
}

/**
 * How far a part is made of syllables of the map: of whole ones, so that what follows may belong to the same word, or
 * with the last half typed, so that it may itself follow one.
 * @param {string} part folded
 */
export function spellingOf(part) {
  const sound = ZHUYIN.test(part) ? part : pinyinIn(part);
  const ends = new Set([0]);
  for (const end of ends) {
    for (let to = end + 1; to <= sound.length; to += 1) if (syllables.has(sound.slice(end, to))) ends.add(to);
  }
  const isWhole = sound.length > 0 && ends.has(sound.length);
  const isBegun = [...ends].some((end) => beginnings.has(sound.slice(end)));
  return { isWhole, isPart: sound.length > 0 && (isWhole || isBegun) };
}

/**
 * @typedef {object} Matcher
 * @property {boolean} isWritten whether the characters themselves must be the same
 * @property {number} through the bit that says that all that was typed is matched
 * @property {(places: number, form: number) => number} step the places after one character more
 */

/** A matcher from a rule that says, for a place and a character, the places after it. */
function makeMatcher(length, rule, isWritten) {
  /** What the rule has said, plus one, by place and character: in a large map it would be asked a million times. */
  const said = [];
  const after = (at, form) => {
    const number = numberOf[form];
    if (number === 0) return rule(at, form);
    said[at] ??= new Uint32Array(soundedForms + 1);
    if (said[at][number] === 0) said[at][number] = rule(at, form) + 1;
    return said[at][number] - 1;
  };
  const step = (places, form) => {
    let next = 0;
    for (let at = 0; at < length; at += 1) if (places & (1 << at)) next |= after(at, form);
    return next;
  };
  return { isWritten, through: 1 << length, step };
}

/**
 * Where a match that begins at a place ends.
 * @param {ArrayLike<number>} forms forms of Chinese characters, and 0 for all else
 * @param {number} from
 * @param {number} [to] where to stop
 * @returns {number} -1 where none begins
 */
export function endOfMatch(matcher, forms, from, to = forms.length) {
  let places = 1;
  for (let at = from; at < to && forms[at] && places; at += 1) {
    places = matcher.step(places, forms[at]);
    if (places & matcher.through) return at + 1;
  }
  return -1;
}

/** The letters of pinyin, without the digits of tones and apostrophes; '' for what is not pinyin. */
function pinyinIn(part) {
  const letters = part
    .replace(/(?<=[a-z])[1-5]/g, '')
    .replace(/['’]/g, '')
    .replaceAll('v', 'u');
  return LETTERS.test(letters) ? letters : '';
}

function writtenSo(typed) {
  const wanted = Array.from(typed, (character) => formOf(character.charCodeAt(0)));
  return (at, form) => (wanted[at] === form ? 1 << (at + 1) : 0);
}

/** Whole syllables, of which the last may be half typed. */
function soundingFull(typed, spellings) {
  return (at, form) => {
    let places = 0;
    for (const syllable of spellings.get(form) ?? []) {
      if (typed.startsWith(syllable, at)) places |= 1 << (at + syllable.length);
      else if (typed.length - at < syllable.length && syllable.startsWith(typed.slice(at))) places |= 1 << typed.length;
    }
    return places;
  };
}

/** The first letter of every syllable; of zh, ch and sh both letters will do too. */
function soundingInitials(typed, spellings) {
  return (at, form) => {
    let places = 0;
    for (const syllable of spellings.get(form) ?? []) {
      if (typed[at] !== syllable[0]) continue;
      places |= 1 << (at + 1);
      if (syllable[1] === 'h' && typed[at + 1] === 'h') places |= 1 << (at + 2);
    }
    return places;
  };
}
