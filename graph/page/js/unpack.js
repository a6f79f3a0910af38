/** Spelling out what the payload says shortly: tables of columns, numbers instead of ids, ids that follow a rule, nodes and
 * edges. The rest of the page knows only the long form. See payload.py and builder.py. */
import { tableRows } from './columns.js';

/**
 * @param {object} raw the payload
 * @returns {object} the same, in place
 */
export function unpack(raw) {
  const passages = tableRows(raw.passages);
  const quote = (numbers) => numbers?.map((at) => passages[at]);
  const elements = tableRows(raw.elements, { anchors: quote, stances: stancesOf(quote) });
  const idOf = (number) => (number < elements.length ? elements[number] : relations[number - elements.length]).id;
  const idsOf = (numbers) => numbers.map(idOf);
  const relations = tableRows(raw.relations, { anchors: quote, sources: idsOf, target: idOf, id: plainId });
  const { criticisms, open, against } = raw;
  return Object.assign(raw, {
    passages,
    elements,
    relations,
    answers: tableRows(raw.answers, { relation: idOf, response: idOf, criticism: idOf }),
    criticisms: idsOf(criticisms),
    open: Object.fromEntries(Object.entries(open).map(([basis, numbers]) => [basis, idsOf(numbers)])),
    against: idsOf(against),
    picture: pictureOf(raw.picture, elements, relations),
  });
}

/** A stance is shown where its element is, unless it says otherwise. */
function stancesOf(quote) {
  return (stances, element) =>
    stances?.map((stance) => ({ ...stance, anchors: quote(stance.anchors) ?? element.anchors }));
}

function plainId(id, { sources, kind, target }) {
  return id ?? `${sources.join('_')}.${kind}.${target}`;
}

/** Nodes and edges as vis-network takes them, made when a picture first asks; shape tells kind, arrowhead relation, dash
 * basis, width coverage. */
function pictureOf(picture, elements, relations) {
  const { nodes: places, edges: arrows, steps, ...rest } = picture;
  const stepOf = (number) => relations[number - elements.length];
  let nodes;
  let edges;
  return {
    ...rest,
    get nodes() {
      nodes ??= [
        ...tableRows(places).map(({ x, y }, at) => ({ ...figured(elements[at], picture), x, y })),
        ...tableRows(steps).map(({ relation, x, y }) => ({
          id: stepOf(relation).id,
          figure: picture.figures.relation,
          x,
          y,
        })),
      ];
      return nodes;
    },
    get edges() {
      const idOf = (number) => (elements[number] ?? stepOf(number)).id;
      const heads = new Map(Object.entries(picture.arrows).map(([kind, type]) => [kind, headOf(type)]));
      edges ??= tableRows(arrows).map(({ relation, from, to, kind }) =>
        edgeOf(stepOf(relation), { from: idOf(from), to: idOf(to), own: kind, heads }, picture),
      );
      return edges;
    },
  };
}

function figured({ id, kind, roles }, { figures }) {
  return { id, figure: figures[roles?.includes('criticism') ? 'criticism' : kind] };
}

/** One head for all edges of a kind, for a large map has a hundred thousand. */
function headOf(type) {
  return { to: { enabled: true, type, scaleFactor: 0.75 } };
}

function edgeOf({ id, kind, basis, coverage }, { from, to, own, heads }, { dashes, widths }) {
  return {
    id: `${id}|${from}|${to}`,
    from,
    to,
    relation: id,
    kind: own ?? kind,
    basis,
    width: widths[coverage] ?? 2,
    dashes: dashes[basis],
    arrows: heads.get(own ?? kind),
  };
}
