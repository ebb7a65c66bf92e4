import { Document, isMap, isScalar, isSeq, type Node, type Pair } from 'yaml';
import * as say from '../../model/messages/map.js';
import type { MappingDraft, Proposal } from './types.js';

/** The order in which a person reads a mapping; `made_from` last. */
const order = [
  'id',
  'description',
  'files',
  'dataset',
  'supplier',
  'period',
  'table',
  'columns',
  'fixed',
  'wide',
  'codes',
  'areas',
  'signs',
  'set_aside',
  'made_from',
] as const satisfies readonly (keyof MappingDraft)[];

/** The proposal as YAML with a German comment above every line that is not certain, and what is open at the top. */
export function proposalYaml({ mapping, remarks, open }: Proposal): string {
  const sorted = Object.fromEntries(
    order.flatMap((k) => (mapping[k] === undefined ? [] : [[k, mapping[k]]])),
  );
  const doc = new Document(sorted);
  const title = say.proposalTitle(mapping.made_from?.file ?? '', mapping.dataset);
  doc.commentBefore = [title, ...open.map((o) => `BITTE PRÜFEN: ${o}`)].map(commentLine).join('\n');
  for (const path of flowPaths(mapping)) {
    const node = doc.getIn(path, true);
    if (isMap(node) || isSeq(node)) node.flow = true;
  }
  for (const { at, confidence, evidence } of remarks) {
    if (confidence === 'sicher') continue;
    const node = keyAt(doc, at);
    if (node) node.commentBefore = commentLine(`${confidence}: ${evidence}`);
  }
  return doc.toString({ lineWidth: 0, flowCollectionPadding: true });
}

/** A comment is one line: what comes from a delivery must not break out of it. */
const commentLine = (text: string) => ` ${text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')}`;

/** The key of a pair, or the item of a list: the node above which a comment can stand. */
function keyAt(doc: Document, at: readonly (string | number)[]): Node | null {
  const last = at.at(-1);
  const parent = at.length > 1 ? doc.getIn(at.slice(0, -1), true) : doc.contents;
  if (isSeq(parent) && typeof last === 'number') return parent.items[last] as Node;
  if (!isMap(parent)) return null;
  const pair = parent.items.find((p: Pair) => isScalar(p.key) && p.key.value === last);
  return pair && isScalar(pair.key) ? pair.key : null;
}

function flowPaths(mapping: MappingDraft): (string | number)[][] {
  const wide = (mapping.wide ?? []).flatMap((w, i) =>
    Object.keys(w.columns).map((heading) => ['wide', i, 'columns', heading]),
  );
  const rows = (mapping.set_aside?.rows ?? []).map((_, i) => ['set_aside', 'rows', i, 'when']);
  return [['period'], ['supplier'], ['table'], ['files'], ...wide, ...rows, ['made_from', 'columns']];
}
