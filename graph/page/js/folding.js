/** The forms in which letters and characters are compared: case, width and accents do not count, nor whether Chinese is
 * written in Traditional or Simplified characters, nor tones. */
import { data } from './data.js';

const TONES = /[ˉˊˇˋ˙]/g;
const ACCENTS = /\p{M}/gu;
const BEYOND_ASCII = /[^\0-\x7f]/;

/** What stands for every other written form of a Chinese character, by its code; see chinese.py. */
const forms = new Map(
  data.chinese.variants.flatMap((alike) => Array.from(alike, (one) => [one.charCodeAt(0), alike.charCodeAt(0)])),
);

/** The form in which letters are compared. */
export function fold(text) {
  if (!BEYOND_ASCII.test(text)) return text.toLowerCase();
  return text.replace(TONES, '').normalize('NFKC').toLowerCase().normalize('NFD').replace(ACCENTS, '');
}

/** Whether a code unit is a Chinese character, of the blocks that chinese.py knows. */
export function isHan(code) {
  return (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x4e00 && code <= 0x9fff);
}

/** The form in which a Chinese character is compared, as a code; 0 for what is none. */
export function formOf(code) {
  return isHan(code) ? (forms.get(code) ?? code) : 0;
}

/**
 * A text as one unit for each of its characters, so that what is found in its folded form can be marked in it.
 * @param {string} text
 * @returns {{from: number, to: number, letters: string, form: number}[]}
 */
export function unitsOf(text) {
  if (!BEYOND_ASCII.test(text)) {
    return Array.from(text.toLowerCase(), (letters, from) => ({ from, to: from + 1, letters, form: 0 }));
  }
  let from = 0;
  return Array.from(text, (character) => {
    const unit = { from, to: from + character.length, letters: fold(character), form: formOf(character.charCodeAt(0)) };
    from = unit.to;
    return unit;
  });
}
