/** The bar at the top: title, search, language, theme, tour and help. */
import { data } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, make } from './dom.js';
import { bilingual, inFirst, say, surface } from './language.js';
import { glyph } from './symbols.js';
import { currentTheme, toggleTheme } from './theme.js';
import { labelSearch, searchBox } from './search-box.js';
import { toggleHelp } from './help.js';
import { toggleExport } from './export-dialog.js';
import { toggleSettings } from './settings.js';
import { goToStep } from './tour.js';
import { undoButtons } from './undo.js';

/** Build the bar and keep it true. */
export function startToolbar() {
  const search = searchBox();
  const show = () => {
    document.documentElement.lang = surface();
    document.title = inFirst(data.map.title);
    byId('skip').textContent = say('skip');
    // The search box stays where it is: a caret must not jump while somebody types.
    const others = [title(), languages(), tools()];
    const bar = byId('toolbar');
    if (!search.parentElement) bar.append(others[0], search, ...others.slice(1));
    else [0, 2, 3].forEach((at, index) => bar.children[at].replaceWith(others[index]));
    labelSearch(search);
  };
  onChange((changed) => {
    const key = byId('toolbar').contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
    if (['languages', 'theme'].some((name) => changed.has(name))) show();
    else if (changed.has('query') || changed.has('facets')) labelSearch(search);
    if (key)
      byId('toolbar')
        .querySelector(`[data-key="${CSS.escape(key)}"]`)
        ?.focus();
  });
  byId('skip').addEventListener('click', (event) => {
    event.preventDefault();
    byId('stage').focus();
  });
  show();
}

/** The next choice of languages: first alone, second alone, both with either first. */
export function nextLanguages() {
  const choices = languageChoices();
  const at = choices.findIndex((choice) => choice.join() === state.languages.join());
  return choices[(at + 1) % choices.length];
}

function languageChoices() {
  const tags = data.map.languages.slice(0, 2);
  const [one, other] = tags;
  return other ? [[one], [other], [one, other], [other, one]] : [tags];
}

function title() {
  return bilingual(data.map.title, 'h1.title');
}

/** One language, the other, or both; pressing "both" again changes which of them is large. */
function languages() {
  const tags = data.map.languages.slice(0, 2);
  if (tags.length < 2) return make('div.segments.languages', {});
  const choice = (chosen, words, label) =>
    make(
      'button.segment',
      {
        type: 'button',
        'data-key': `lang-${words}`,
        'aria-pressed': String(
          chosen.length === state.languages.length && chosen.every((tag) => state.languages.includes(tag)),
        ),
        // The accessible name begins with the words on the button, for those who speak to their computer.
        'aria-label': label ? `${words} (${label})` : words,
        title: label,
        onclick: () =>
          update({
            languages: chosen.length === 2 && state.languages.length === 2 ? [...state.languages].reverse() : chosen,
          }),
      },
      words,
    );
  const short = (tag) => say(`language.short.${tag}`);
  const long = (tag) => say(`language.${tag}`);
  const both =
    state.languages.length === 2
      ? state.languages
      : [state.languages[0], tags.find((tag) => tag !== state.languages[0])];
  return make(
    'div.segments.languages',
    { role: 'group', 'aria-label': say('toolbar.language') },
    tags.map((tag) => choice([tag], short(tag), long(tag))),
    choice(both, both.map((tag) => say(`language.letter.${tag}`)).join('+'), say('language.both')),
  );
}

function tools() {
  const dark = currentTheme() === 'dark';
  const button = (key, label, action, content) =>
    make(
      'button.icon',
      { type: 'button', 'data-key': key, 'aria-label': label, title: label, onclick: action },
      content,
    );
  return make(
    'div.tools',
    {},
    data.tour.length > 0
      ? make(
          'button.action.tour-start',
          { type: 'button', 'data-key': 'tour', onclick: () => goToStep(0) },
          say('toolbar.tour'),
        )
      : null,
    undoButtons(),
    button('theme', say(dark ? 'toolbar.light' : 'toolbar.dark'), toggleTheme, glyph(dark ? 'sun' : 'moon')),
    button('export', say('toolbar.export'), toggleExport, glyph('export')),
    button('settings', say('toolbar.settings'), toggleSettings, glyph('settings')),
    button('help', say('toolbar.help'), toggleHelp, '?'),
  );
}
