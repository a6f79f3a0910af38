/** How the page looks to this reader: languages, theme, movement. The address keeps it, and nothing else does. */
import { data } from './data.js';
import { definePart, oneOf, onChange, state, update } from './state.js';
import { byId, make } from './dom.js';
import { say } from './language.js';
import { fillDialog, toggleDialog } from './dialogs.js';

definePart('motion', oneOf('motion', ['', 'less']));

/** Keep the page, and the dialog while it is open, true to what is set. */
export function followSettings() {
  const apply = () => {
    document.documentElement.dataset.motion = state.motion;
  };
  onChange((changed) => {
    if (changed.has('motion')) apply();
    if (byId('settings').open && ['motion', 'theme', 'languages'].some((name) => changed.has(name)))
      fillDialog('settings', settingsContent);
  });
  apply();
}

export function toggleSettings() {
  toggleDialog('settings', settingsContent);
}

function settingsContent() {
  return [
    languageChoice(),
    setting('theme', ['', 'light', 'dark'], state.theme, (theme) => update({ theme })),
    setting('motion', ['', 'less'], state.motion, (motion) => update({ motion })),
    make('p.fact-line', {}, say('settings.kept')),
  ];
}

function languageChoice() {
  const [one, other] = data.map.languages;
  if (!other) return null;
  const choices = [[one], [other], [one, other], [other, one]].map((tags) => tags.join('+'));
  return setting('language', choices, state.languages.join('+'), (tags) => update({ languages: tags.split('+') }));
}

function setting(name, values, current, choose) {
  return make(
    'fieldset.setting',
    {},
    make('legend', {}, say(`settings.${name}`)),
    values.map((value) =>
      make(
        'label.choice',
        {},
        make('input', {
          type: 'radio',
          name: `setting-${name}`,
          value,
          checked: value === current,
          'data-key': `${name}=${value}`,
          onchange: () => choose(value),
        }),
        make('span', {}, settingWords(name, value)),
      ),
    ),
  );
}

function settingWords(name, value) {
  if (name !== 'language') return say(`settings.${name}-${value || 'system'}`);
  const [one, other] = value.split('+').map((tag) => say(`language.${tag}`));
  return other ? say('settings.both', { one, other }) : one;
}
