/** The named questions, which of them is asked, and for which value where one must be given. */
import { data, elements } from './data.js';
import { definePart, oneThing, state } from './state.js';
import { tableRows } from './columns.js';

export const questions = new Map(data.questions.map((question) => [question.name, question]));

definePart('question', oneThing('ask', questions, { isStep: true }));
definePart('given', {
  fallback: () => '',
  read: (entries) => entries.get('with') ?? '',
  write: (value) => (value ? [['with', value]] : []),
});

/** The question that is asked, or else the first. */
export function currentQuestion() {
  return questions.get(state.question) ?? data.questions[0];
}

/** What tells the answers of one question apart. */
export function givenIn(answer) {
  return Object.values(answer.given).join(' ');
}

/** The answer that is shown of a question. */
export function currentAnswer(question = currentQuestion()) {
  return question.answers.find((answer) => givenIn(answer) === state.given) ?? question.answers[0];
}

/** The rows of an answer, with ids where the page was told numbers. */
export function answerRows({ columns, rows }) {
  const things = [...data.elements, ...data.relations];
  const numbered = columns.filter(([, what]) => what === 'element' || what === 'relation');
  return tableRows(
    rows,
    Object.fromEntries(
      numbered.map(([name]) => [name, (number) => (number === undefined ? undefined : things[number].id)]),
    ),
  );
}

/** The elements that an answer speaks of, each once, in order. */
export function elementsIn(answer) {
  const named = answer.columns.filter(([, what]) => what === 'element').map(([name]) => name);
  const ids = answerRows(answer).flatMap((row) => named.map((name) => row[name]));
  return [...new Set(ids)].filter((id) => elements.has(id));
}
