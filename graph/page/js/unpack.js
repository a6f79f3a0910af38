/** Spelling out what the payload says shortly: passages by their number, ids that follow a rule, nodes and edges. The
 * rest of the page knows only the long form. See payload.py and builder.py. */

/**
 * @param {object} raw the payload
 * @returns {object} the same, in place
 */
export function unpack(raw) {
  const passages = raw.passages.map(passage);
  const quote = (thing) => {
    if (thing.anchors) thing.anchors = thing.anchors.map((at) => passages[at]);
  };
  for (const element of raw.elements) {
    quote(element);
    for (const stance of element.stances ?? []) {
      quote(stance);
      stance.anchors ??= element.anchors;
    }
  }
  for (const relation of raw.relations) {
    quote(relation);
    relation.id ??= `${relation.sources.join('_')}.${relation.kind}.${relation.target}`;
  }
  raw.answers = raw.answers.map(([at, ...rest]) => [raw.relations[at].id, ...rest]);
  Object.assign(raw.picture, nodesAndEdges(raw));
  return raw;
}

function passage([document, section, paragraph, sentence, spans, words]) {
  return { document, section, paragraph, sentence, spans, words };
}

/** Nodes and edges as vis-network takes them; shape tells kind, arrowhead relation, dash basis, width coverage. */
function nodesAndEdges({ elements, relations, picture }) {
  const { figures, arrows, dashes, widths } = picture;
  const figureOf = ({ kind, roles }) => figures[roles?.includes('criticism') ? 'criticism' : kind];
  const nodes = [
    ...picture.nodes.map(([x, y], at) => ({ id: elements[at].id, figure: figureOf(elements[at]), x, y })),
    ...picture.steps.map(([at, x, y]) => ({ id: relations[at].id, figure: figures.relation, x, y })),
  ];
  const edges = picture.edges.map(([at, source, target, own]) => {
    const { id, kind, basis, coverage } = relations[at];
    const [from, to] = [nodes[source].id, nodes[target].id];
    return {
      id: `${id}|${from}|${to}`,
      from,
      to,
      relation: id,
      kind: own ?? kind,
      basis,
      width: widths[coverage] ?? 2,
      dashes: dashes[basis],
      arrows: { to: { enabled: true, type: arrows[own ?? kind], scaleFactor: 0.75 } },
    };
  });
  return { nodes, edges };
}
