/** Light or dark: the reader's system decides until the reader does. The style sheet alone knows colours. */
import { onChange, state, update } from './state.js';

/** Asking the style sheet is slow, and the canvas asks for every line of every frame. */
const colours = new Map();
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const paper = window.matchMedia('print');

export function currentTheme() {
  return state.theme || (systemDark.matches ? 'dark' : 'light');
}

export function toggleTheme() {
  update({ theme: currentTheme() === 'dark' ? 'light' : 'dark' });
}

/** Keep the page in the theme, and tell `repaint` where something drawn by hand must follow. */
export function followTheme(repaint) {
  const apply = () => {
    document.documentElement.dataset.theme = currentTheme();
    colours.clear();
    repaint();
  };
  systemDark.addEventListener('change', apply);
  paper.addEventListener('change', apply);
  onChange((changed) => changed.has('theme') && apply());
  apply();
}

/** The value of a custom property of the style sheet, for the canvas. */
export function colour(name) {
  if (!colours.has(name))
    colours.set(name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim());
  return colours.get(name);
}
