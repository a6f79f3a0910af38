/** The named questions with what they find in the map, as tables whose elements lead into the other views. */
import { anyName, data } from './data.js';
import { groupBy } from './grouping.js';
import { emptyFacets, onChange, state, update } from './state.js';
import { byId, isNarrow, make, refill } from './dom.js';
import { inFirst, monolingual, say, sayCount, term } from './language.js';
import { announce } from './announce.js';
import { makeRoll } from './roll.js';
import { offerControls } from './tabs.js';
import { currentAnswer, currentQuestion, elementsIn, givenIn, answerRows } from './questions-state.js';
import { cellOf, wordsOf } from './questions-cells.js';
import { toCsv } from './sheets.js';
import { csvFile, save } from './downloads.js';

let answerRoll;

/** Build the view and keep it true. */
export function startQuestionsView() {
  if (data.questions.length === 0) return;
  offerControls('questions', () => [make('p.controls-note', {}, sayCount('ask.count', data.questions.length))]);
  const show = () => state.view === 'questions' && keepingQuestion(byId('view-questions'));
  onChange((changed) => {
    if (['view', 'question', 'given', 'languages'].some((name) => changed.has(name))) show();
    else if (changed.has('selected')) markSelected();
    if (state.view === 'questions' && (changed.has('question') || changed.has('given'))) {
      announce(`${inFirst(currentQuestion().title)} ${sayCount('ask.rows', currentAnswer().count)}`);
    }
  });
  show();
}

function keepingQuestion(view) {
  if (!answerRoll) buildQuestions(view);
  const key = view.contains(document.activeElement) ? document.activeElement.dataset.key : undefined;
  const list = view.querySelector('.asked');
  const { scrollTop } = list;
  refill(list, questionList());
  list.scrollTop = scrollTop;
  showAnswer(view, currentQuestion());
  if (key) view.querySelector(`[data-key="${CSS.escape(key)}"]`)?.focus();
}

function buildQuestions(view) {
  const table = make('table.list.answer-rows', {}, make('caption.unseen'), make('thead'));
  refill(
    view,
    make('div.asked'),
    make('section.answer', {}, make('div.answer-head'), make('p.nothing'), table, make('p.fact-line.command')),
  );
  answerRoll = makeRoll(table, {
    rowOf: answerRow,
    keyOf: (row) => row,
    chunk: 'tbody',
    guess: 44,
    before: 2,
    afterFill: markSelected,
  });
}

/** All questions by group; on a narrow page folded behind the one that is asked. */
function questionList() {
  const groups = groupBy(data.questions, (question) => [question.group]);
  const list = make(
    'nav.asked-list',
    { 'aria-label': say('view.questions') },
    [...groups].map(([group, members]) => [
      make('h2', {}, say(`ask.group.${group}`)),
      make(
        'ul',
        {},
        members.map((question) => make('li', {}, questionButton(question))),
      ),
    ]),
  );
  return isNarrow()
    ? make('details.asked', {}, make('summary', { 'data-key': 'choose-question' }, say('ask.choose')), list)
    : list;
}

function questionButton(question) {
  return make(
    'button.question',
    {
      type: 'button',
      'data-key': `ask-${question.name}`,
      'aria-current': question === currentQuestion() ? 'true' : false,
      onclick: () => update({ question: question.name, given: '' }),
    },
    monolingual(question.title),
    make('span.count', {}, String(currentAnswer(question).count)),
  );
}

function showAnswer(view, question) {
  const answer = currentAnswer(question);
  const [table, found] = [view.querySelector('table'), elementsIn(answer)];
  refill(
    view.querySelector('.answer-head'),
    monolingual(question.title, 'h2.question-title'),
    monolingual(question.description, 'p.description'),
    question.answers.length > 1 ? choice(question) : parameters(answer),
    make(
      'p.actions',
      {},
      make('span.count', {}, sayCount('ask.rows', answer.count)),
      showButton(found),
      saveButton(answer),
    ),
    answer.count > answer.rows.rows ? make('p.fact-line', {}, say('ask.first', { n: answer.rows.rows })) : null,
  );
  view.querySelector('.nothing').hidden = answer.count > 0;
  view.querySelector('.nothing').textContent = say('ask.nothing');
  table.hidden = answer.count === 0;
  table.setAttribute('aria-rowcount', String(answer.rows.rows + 1));
  table.querySelector('caption').textContent = inFirst(question.title);
  const head = answer.columns.map(([name]) => make('th', { scope: 'col' }, say(`ask.heading-${name}`)));
  refill(table.querySelector('thead'), make('tr', { 'aria-rowindex': 1 }, head));
  answerRoll.show(answerRows(answer));
  refill(view.querySelector('.command'), say('ask.command'), ' ', make('code', {}, command(question, answer)));
}

function showButton(found) {
  return found.length > 0
    ? make(
        'button.action',
        { type: 'button', 'data-key': 'show-found', onclick: () => showInMap(found) },
        sayCount('ask.show', found.length),
      )
    : null;
}

function saveButton(answer) {
  if (answer.count === 0) return null;
  const file = `${data.map.id}-${currentQuestion().name}.csv`;
  return make(
    'button.action',
    { type: 'button', 'data-key': 'csv-answer', onclick: () => save(file, csvFile(answerSheet(answer))) },
    'CSV',
  );
}

/** An answer as a table for a spreadsheet, in the reader's language; ids stay ids. */
function answerSheet(answer) {
  return toCsv(
    answer.columns.map(([name]) => name),
    answerRows(answer).map((row) => answer.columns.map((column) => wordsOf(column, row[column[0]]))),
  );
}

function answerRow(row, at) {
  return make(
    'tr',
    { 'aria-rowindex': at + 2 },
    currentAnswer().columns.map(([name, what]) =>
      make('td', { 'data-label': say(`ask.heading-${name}`) }, cellOf([name, what], row[name])),
    ),
  );
}

/** What must be given, as a choice of those values that find something. */
function choice(question) {
  const name = Object.keys(question.answers[0].given)[0];
  return make(
    'p.given',
    {},
    make(
      'label',
      {},
      make('span', {}, say(`ask.heading-${name}`)),
      make(
        'select',
        { 'data-key': 'given', onchange: (event) => update({ given: event.target.value }) },
        question.answers.map((answer) =>
          make(
            'option',
            { value: givenIn(answer), selected: answer === currentAnswer(question) },
            `${Object.values(answer.given).map(valueName).join(', ')} (${answer.count})`,
          ),
        ),
      ),
    ),
  );
}

function parameters(answer) {
  const set = Object.entries(answer.given).filter(([, value]) => value);
  return set.length > 0
    ? make(
        'p.fact-line',
        {},
        set.map(([name, value]) => `${say(`ask.heading-${name}`)}: ${valueName(value)}`).join(' · '),
      )
    : null;
}

function valueName(value) {
  const name = inFirst(anyName(value));
  return name === value ? term(value) : name;
}

function command(question, { given }) {
  const words = Object.entries(given).map(([name, value]) => `${name}=${value}`);
  return ['counterpoint query', question.name, ...words.filter((word) => !word.endsWith('='))].join(' ');
}

/** Leave bright, in every view, what the answer speaks of. */
function showInMap(ids) {
  update({ view: 'atlas', query: '', facets: { ...emptyFacets(), among: new Set(ids) } });
}

function markSelected() {
  for (const link of byId('view-questions').querySelectorAll('.answer-rows .element-link'))
    link.classList.toggle('chosen', link.dataset.id === state.selected);
}
