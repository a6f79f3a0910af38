/** How the scripts and styles of the page are linted: `npm run check`. */
import css from '@eslint/css';
import js from '@eslint/js';
import globals from 'globals';

export default [
  {
    files: ['**/*.js', '**/*.mjs'],
    ...js.configs.recommended,
    rules: {
      ...js.configs.recommended.rules,
      'array-callback-return': 'error',
      'consistent-return': 'error',
      eqeqeq: 'error',
      'no-else-return': 'error',
      'no-eval': 'error',
      'no-implied-eval': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      'no-restricted-properties': [
        'error',
        // Data must not become markup; see graph/page/js/dom.js.
        ...['innerHTML', 'outerHTML', 'insertAdjacentHTML'].map((property) => ({ property })),
        { object: 'document', property: 'write' },
      ],
      'no-shadow': 'error',
      'no-use-before-define': ['error', { functions: false, variables: false }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-const': 'error',
      'prefer-template': 'error',
    },
  },
  {
    files: ['graph/page/js/*.js'],
    languageOptions: { globals: globals.browser },
  },
  {
    files: ['tests/js/*.mjs', '*.config.js'],
    languageOptions: { globals: globals.node },
  },
  {
    ...css.configs.recommended,
    files: ['graph/page/css/*.css'],
    language: 'css/css',
    rules: {
      ...css.configs.recommended.rules,
      'css/no-important': 'off', // what is printed overrules what is shown
      'css/no-invalid-properties': ['error', { allowUnknownVariables: true }],
      'css/use-baseline': ['error', { available: 'newly', allowProperties: ['accent-color'] }],
    },
  },
];
