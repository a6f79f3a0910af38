/** The argument: one claim as the root, what bears on it around it, and lines that say how. */
import { data, elements, relations } from './data.js';
import { onChange, state, update } from './state.js';
import { byId, draw, make, refill } from './dom.js';
import { inFirst, labelOf, say, sayCount, term } from './language.js';
import { offerControls, showControls } from './tabs.js';
import { elementLink } from './details-relations.js';
import { argumentTree, blocksOf } from './argument-tree.js';
import { bent, cardToward, layArgument, parentWidth, planColumns, rootWidth, widthOf } from './argument-layout.js';
import { cardClasses, cardParts, relationLine } from './claim-card.js';
import { lineHead } from './line-heads.js';
import { glideFrom, placesOf } from './glide.js';
import { hasRoute } from './route-state.js';

/** How many claims are offered to begin with. */
const OFFERED = 6;
const SEEN = [
  'view',
  'selected',
  'languages',
  'reading',
  'off',
  'scores',
  'semantics',
  'steps',
  'more',
  'facets',
  'query',
  'why',
  'routeFrom',
  'routeTo',
];
/** A card glides to where the same claim stands next. */
const nameOfCard = (node) => node.dataset.id ?? node.dataset.key;

let boxes = new Map();
let shownFor = '';
/** How far the reader had scrolled, by root. */
const scrolled = new Map();

/** Build the view and keep it true. */
export function startArgumentView() {
  const view = byId('view-argument');
  offerControls('argument', controlsOfArgument);
  onChange((changed) => {
    if (changed.has('selected') && !changed.has('more') && state.more.size > 0) update({ more: new Set() });
    if (SEEN.some((name) => changed.has(name))) showArgument();
  });
  view.addEventListener('scroll', () => state.view === 'argument' && scrolled.set(shownFor, view.scrollTop), {
    passive: true,
  });
  new ResizeObserver(() => state.view === 'argument' && placeAgain()).observe(view);
  showArgument();
}

function showArgument() {
  if (state.view !== 'argument') return;
  showControls();
  if (hasRoute()) return;
  const view = byId('view-argument');
  const root = elements.get(state.selected);
  const hadFocus = view.contains(document.activeElement) ? document.activeElement.dataset?.key : undefined;
  const former = placesOf(view.querySelectorAll('.claim-card'), nameOfCard);
  if (!root) {
    refill(view, ...invitation());
    return;
  }
  drawArgument(view, root.id);
  const isOther = shownFor !== root.id;
  shownFor = root.id;
  view.scrollTop = scrolled.get(root.id) ?? 0;
  glideFrom(view.querySelectorAll('.claim-card'), nameOfCard, former);
  if (hadFocus !== undefined) focusCard(isOther || !boxes.has(hadFocus) ? root.id : hadFocus);
}

/** The window has another width. */
function placeAgain() {
  const width = byId('argument')?.dataset.width;
  if (width !== undefined && Number(width) !== roomIn(byId('view-argument')))
    drawArgument(byId('view-argument'), shownFor);
}

function roomIn(view) {
  const style = getComputedStyle(view);
  return Math.floor(view.clientWidth - Number.parseFloat(style.paddingLeft) - Number.parseFloat(style.paddingRight));
}

/** Make the cards, see how high they are at their width, and set them in their places. */
function drawArgument(view, id) {
  const tree = argumentTree(id, { steps: state.steps, unfolded: state.more });
  const zones = tree.zones.map(({ part, groups, rest }) => ({
    part,
    rest,
    count: groups.reduce((sum, { members }) => sum + members.length, 0) + rest,
    blocks: [...blocksOf(groups), ...(rest > 0 ? [[{ key: `fold/${part}`, level: 1, isFold: true, rest, part }]] : [])],
  }));
  const width = roomIn(view);
  const parents = parentRows(tree);
  const plan = planColumns(width, zones, parents.length);
  const nodes = new Map();
  for (const row of parents) nodes.set(row.key, sized(parentCard(row), parentWidth(plan)));
  nodes.set(id, sized(rootCard(id, zones), rootWidth(plan)));
  const rows = zones.flatMap(({ blocks }) => blocks.flat());
  for (const row of rows)
    nodes.set(row.key, sized(row.isFold ? foldCard(row) : bearingCard(row, rows), widthOf(row, plan)));
  const place = make('div.argument', {
    id: 'argument',
    'data-width': width,
    onkeydown: steerArgument,
    onfocusin: rove,
  });
  const above = parents.length > 0 ? make('div', { role: 'group', 'aria-label': say('argument.parents') }) : null;
  above?.append(...parents.map(({ key }) => nodes.get(key)));
  const below = make('div', {
    role: 'tree',
    'aria-label': say('argument.label', { name: inFirst(labelOf(elements.get(id))) }),
  });
  below.append(...[id, ...rows.map(({ key }) => key)].map((key) => nodes.get(key)));
  place.append(...[above, below].filter(Boolean));
  refill(view, place);
  const heights = new Map([...nodes].map(([key, node]) => [key, node.offsetHeight]));
  const laid = layArgument(plan, { key: id, parents, zones }, (key) => heights.get(key));
  settleCards(place, nodes, laid);
  place.prepend(lines(laid, [...parents, ...rows]), ...laid.headings.map((heading) => headingOf(heading, zones, tree)));
  boxes = laid.boxes;
}

function sized(node, width) {
  node.style.width = `${width}px`;
  return node;
}

function settleCards(place, nodes, laid) {
  place.style.width = `${laid.width}px`;
  place.style.height = `${laid.height}px`;
  for (const [key, { x, y }] of laid.boxes) {
    nodes.get(key).style.left = `${x}px`;
    nodes.get(key).style.top = `${y}px`;
  }
}

// ---- cards

function parentRows({ parents, rest }) {
  const rows = parents.map((parent) => ({ ...parent, key: `parent/${parent.relation.id}`, part: 'parents' }));
  return rest > 0 ? [...rows, { key: 'fold/parents', isFold: true, rest, part: 'parents' }] : rows;
}

function parentCard(row) {
  if (row.isFold) return foldCard(row, 'button');
  const words = row.step
    ? say('argument.strikes', { kind: term(row.relation.kind) })
    : say(`relation.out.${row.relation.kind}`);
  return pressable(
    'button',
    row.key,
    row.id,
    { type: 'button' },
    cardParts(row.id, { by: relationLine(row.relation, words), isBrief: true }),
  );
}

function rootCard(id, zones) {
  const counts = zones.map(({ part, count }) => sayCount(`argument.count.${part}`, count)).join(', ');
  const parts = cardParts(id, { isWhole: true });
  const card = pressable(
    'div',
    id,
    id,
    { role: 'treeitem', 'aria-level': 1, 'aria-expanded': zones.length > 0 ? 'true' : false },
    [
      ...parts,
      make('span.unseen', {}, counts || say('argument.bare')),
      zones.length === 0 ? make('span.card-rest', { 'aria-hidden': 'true' }, say('argument.bare')) : null,
    ],
  );
  card.classList.add('root');
  card.tabIndex = 0;
  return card;
}

function bearingCard(row, rows) {
  const { card, relation } = row;
  const notes = [row.partners > 0 && say('relation.needs-all'), card.isAgain && say('argument.again')].filter(Boolean);
  const siblings = rows.filter(
    (other) => other.level === row.level && other.above === row.above && other.part === row.part,
  );
  return pressable(
    'div',
    row.key,
    card.id,
    {
      role: 'treeitem',
      'aria-level': row.level + 1,
      'aria-posinset': siblings.indexOf(row) + 1,
      'aria-setsize': siblings.length,
    },
    cardParts(card.id, {
      by: relationLine(relation, relationWords(row), notes.join(' · ')),
      isBrief: row.level > 2,
      rest: card.rest,
    }),
  );
}

/** The relation as a verb; of a strike, also what it strikes. */
function relationWords({ relation, strikes }) {
  return strikes && relations.has(relation.target)
    ? say('argument.strikes', { kind: term(relation.kind) })
    : term(relation.kind);
}

function foldCard({ key, part, rest }, tag = 'div') {
  return make(
    `${tag}.fold-more`,
    {
      'data-key': key,
      tabindex: -1,
      type: tag === 'button' ? 'button' : false,
      role: tag === 'button' ? false : 'treeitem',
      'aria-level': tag === 'button' ? false : 2,
      onclick: () => unfold(part),
    },
    sayCount('argument.more', rest),
  );
}

function pressable(tag, key, id, attributes, children) {
  return make(
    [tag, ...cardClasses(id)].join('.'),
    { ...attributes, 'data-key': key, 'data-id': id, tabindex: -1, onclick: () => choose(key) },
    children,
  );
}

function headingOf({ part, x, y }, zones, tree) {
  const count = part === 'parents' ? tree.parents.length + tree.rest : zones.find((zone) => zone.part === part).count;
  const node = make(
    `p.zone-head.${part}`,
    { 'aria-hidden': 'true' },
    say(part === 'parents' ? 'argument.parents' : `argument.zone.${part}`),
    make('span.count', {}, String(count)),
  );
  node.style.left = `${x}px`;
  node.style.top = `${y}px`;
  return node;
}

function invitation() {
  const central = [...data.elements].sort((one, other) => one.rank - other.rank).slice(0, OFFERED);
  return [
    make(
      'div.invitation',
      {},
      make('p', {}, say('argument.choose')),
      make('h2', {}, say('argument.central')),
      make(
        'ul.links',
        {},
        central.map(({ id }) => make('li', {}, elementLink(id))),
      ),
    ),
  ];
}

// ---- lines

function lines({ lines: all, width, height, boxes: places }, rows) {
  const byKey = new Map(rows.map((row) => [row.key, row]));
  const drawn = all.filter(({ elbow }) => elbow);
  const trunks = drawn.filter(({ trunk }) => trunk);
  return draw(
    'svg.argument-lines',
    { width, height, viewBox: `0 0 ${width} ${Math.max(height, 1)}`, 'aria-hidden': 'true' },
    trunks.map(({ key, trunk }) => draw('path.trunk', { d: bent(trunk), 'data-for': key })),
    drawn.map((line) => elbowOf(line, byKey.get(line.key), places)),
  );
}

function elbowOf({ key, elbow, isStrike, isJoined, part }, row) {
  const { kind, basis } = row.relation;
  const points = part === 'parents' ? elbow : [...elbow];
  return draw(
    `g.elbow.relation-${kind}`,
    { 'data-for': key },
    draw(`path.line.basis-${basis}`, { d: bent(points, 4) }),
    isJoined ? plus(elbow) : headOf(kind, elbow, { isStrike, isReversed: part === 'parents' }),
  );
}

/** Linked premises meet at a plus. */
function plus([[x, first], [, own]]) {
  const y = (first + own) / 2;
  return draw(
    'g.plus',
    {},
    draw('circle', { cx: x, cy: y, r: 6.5 }),
    draw('path', { d: `M${x - 3.2} ${y}H${x + 3.2}M${x} ${y - 3.2}V${y + 3.2}` }),
  );
}

/** The head stands where the line meets what the relation aims at; a strike is always a bar. */
function headOf(kind, points, { isStrike, isReversed }) {
  const [tip, next] = isReversed ? [points.at(-1), points.at(-2)] : points;
  return lineHead(isStrike ? 'undercuts' : kind, tip, next);
}

// ---- moving about

function controlsOfArgument() {
  if (!state.selected || hasRoute()) return [];
  const slide = make('input', {
    type: 'range',
    min: 1,
    max: 3,
    step: 1,
    value: state.steps,
    'data-key': 'steps',
    'aria-label': say('argument.steps'),
    'aria-valuetext': sayCount('argument.steps', state.steps),
    oninput: (event) => update({ steps: Number(event.target.value) }),
  });
  return [make('label.steps', {}, make('span', {}, sayCount('argument.steps', state.steps)), slide)];
}

function unfold(part) {
  // What no unfolding can show stands in the tree, which has room for all.
  if (state.more.has(part)) update({ view: 'tree' });
  else update({ more: new Set([...state.more, part]) });
}

function choose(key) {
  const node = byId('argument').querySelector(`[data-key="${CSS.escape(key)}"]`);
  node.focus({ preventScroll: true });
  update({ selected: node.dataset.id });
}

/** Arrow keys go from card to card, Home to the root, Enter makes a card the root. */
function steerArgument(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const key = event.target.closest('[data-key]')?.dataset.key;
  if (!key) return;
  const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
  if (way) focusCard(cardToward(boxes, key, ...way) ?? key);
  else if (event.key === 'Home') focusCard(state.selected);
  else if (event.key === 'Enter' || event.key === ' ') event.target.click();
  else return;
  event.preventDefault();
  event.stopPropagation();
}

function focusCard(key) {
  const node = byId('argument')?.querySelector(`[data-key="${CSS.escape(key)}"]`);
  node?.focus({ preventScroll: true });
  node?.scrollIntoView({ block: 'nearest' });
}

/** The Tab key comes back to the card that had the focus; its way to the root is lit. */
function rove(event) {
  const node = event.target.closest('[data-key]');
  if (!node) return;
  for (const each of byId('argument').querySelectorAll('[data-key]')) each.tabIndex = each === node ? 0 : -1;
  for (const each of byId('argument').querySelectorAll('[data-for]'))
    each.classList.toggle('lit', each.dataset.for === node.dataset.key);
}
