import { dimensionsOf, measuresOf } from '../../model/dataset.js';
import * as say from '../../model/messages/map.js';
import { totalOf } from '../keys/dimensions.js';
import { shapeOf } from '../numbers/numbers.js';
import { valueReader } from '../numbers/values.js';
import { computedFrom } from './arithmetic.js';
import type { AreaChoice } from './choose-area.js';
import { type Draft, unused } from './draft.js';
import { periodSource } from './period-source.js';
import { type ColumnProfile, shareWhere } from './profile.js';

type Kind = keyof typeof say.ruleNames & keyof typeof say.reasons;

/** Columns without a counterpart: set aside with a reason that a person has to confirm, never silently. */
export function draftLeftovers(
  draft: Draft,
  area: AreaChoice | null,
  superfluous: ReadonlyMap<ColumnProfile, { kind: 'coarser' | 'repeated'; reason: string }>,
): void {
  const { facts, dataset } = draft;
  const read = new Set(draft.mapping.wide.flatMap((w) => Object.keys(w.columns)));
  const values = facts.columns.filter(
    (c) =>
      read.has(c.column.name) ||
      measuresOf(dataset).some((m) => m.id === draft.mapping.columns[c.column.name]),
  );
  const required = measuresOf(dataset).some((m) => !m.optional && !draft.found.has(m.id));
  const rules = new Map<string, { kind: Kind; reason: string; columns: string[] }>();
  const undecided: string[] = [];
  for (const profile of unused(draft)) {
    const { kind, reason } = leftoverOf(profile);
    if (
      kind === 'number' &&
      (required || draft.open.length > 0 || draft.mapping.wide.length > 0) &&
      !isShare(profile.column.name)
    ) {
      undecided.push(profile.column.name);
      continue;
    }
    const rule = rules.get(reason) ?? { kind, reason, columns: [] };
    rule.columns.push(profile.column.name);
    rules.set(reason, rule);
  }
  if (rules.size > 0) {
    draft.mapping.set_aside ??= {};
    draft.mapping.set_aside.columns = [...rules.values()].map(({ kind, reason, columns }) => ({
      name: say.ruleNames[kind],
      reason,
      columns,
    }));
  }
  if (undecided.length > 0) draft.open.push(say.open.undecided(undecided));

  function leftoverOf(profile: ColumnProfile): { kind: Kind; reason: string } {
    const known = superfluous.get(profile);
    if (known) return known;
    if (profile.filled === 0) return { kind: 'empty', reason: say.reasons.empty };
    if (area?.others.has(profile)) {
      return { kind: 'area', reason: say.reasons.area(area.profile.column.name) };
    }
    if (profile.numeric < 0.5) return { kind: 'text', reason: say.reasons.text };
    if (isShare(profile.column.name)) return { kind: 'share', reason: say.reasons.share };
    const computed = computedFrom(profile, values, facts.rows);
    if (computed?.kind === 'sum') return { kind: 'sum', reason: say.reasons.sum(computed.of) };
    if (computed) return { kind: 'difference', reason: say.reasons.difference(computed.of) };
    return { kind: 'number', reason: say.reasons.number };
  }
}

const isShare = (heading: string) => /anteil|quote|prozent|%|rate\b|je 100/i.test(heading);

/** What is still missing: period, measures, dimensions without a total; and signs no reader knows. */
export function draftMissing(draft: Draft): void {
  const { dataset, facts } = draft;
  const wide = draft.mapping.wide;
  const byColumn = wide.some((w) => Object.values(w.columns).some((s) => s.period !== undefined));
  if (draft.mapping.period === undefined && !byColumn) {
    const source = periodSource(dataset, facts.path, facts.titles);
    if (source) {
      draft.mapping.period = source.from;
      draft.remark(['period'], source.confidence, source.evidence);
    } else draft.open.push(say.open.noPeriod);
  }
  const candidates = unused(draft)
    .filter((c) => c.numeric >= 0.5)
    .map((c) => c.column.name);
  for (const measure of measuresOf(dataset)) {
    if (measure.optional || draft.found.has(measure.id)) continue;
    draft.open.push(say.open.measureMissing(measure.label, candidates));
  }
  for (const dimension of dimensionsOf(dataset)) {
    if (draft.found.has(dimension.id) || totalOf(dimension) !== null) continue;
    const values = dimension.type === 'age' ? ['0-2', '80+'] : Object.keys(dimension.codes);
    draft.open.push(say.open.dimensionMissing(dimension.label, values));
  }
  const { supplier } = facts;
  if (supplier.from) {
    draft.mapping.supplier = supplier.from;
    draft.remark(['supplier'], supplier.confidence, supplier.evidence);
  }
  if (supplier.column) draft.used.add(supplier.column);
  if (supplier.open) draft.open.push(say.open.noSupplier);
}

/** Two lines of heading, which names alone do not show. */
export function draftHeading(draft: Draft): void {
  const { headerLines, sheet } = draft.facts.table;
  if (sheet !== undefined && draft.facts.sheets > 1) {
    draft.mapping.table = { ...draft.mapping.table, sheet };
    draft.remark(['table', 'sheet'], 'wahrscheinlich', say.sheetEvidence(draft.facts.sheets));
  }
  if (headerLines.length < 2) return;
  draft.mapping.table = { ...draft.mapping.table, header_lines: headerLines };
  draft.remark(['table', 'header_lines'], 'wahrscheinlich', say.headerEvidence);
}

/** Decimal mark that the value columns prove, and texts among numbers that are no number and no known sign. */
export function draftNumbers(draft: Draft): void {
  const { dataset, facts, mapping } = draft;
  const evidence: { comma: string | null; point: string | null } = { comma: null, point: null };
  const strange = new Map<string, Set<string>>();
  for (const profile of facts.columns) {
    const heading = profile.column.name;
    const wide = mapping.wide.find((w) => Object.hasOwn(w.columns, heading));
    const id = wide?.measure ?? mapping.columns[heading];
    const measure = measuresOf(dataset).find((m) => m.id === id);
    if (!measure) continue;
    const reader = valueReader(measure, dataset, null, profile.texts.keys());
    for (const text of profile.texts.keys()) {
      const shape = shapeOf(text);
      if (shape?.kind === 'clear' && shape.mark === ',') evidence.comma ??= text;
      if (shape?.kind === 'clear' && shape.mark === '.') evidence.point ??= text;
      const reading = reader.read(text);
      if ('fail' in reading && reading.fail !== 'decimal-mark-unclear') {
        strange.set(text, (strange.get(text) ?? new Set()).add(heading));
      }
    }
    const bad = [...profile.texts.keys()].filter((t) => {
      const reading = reader.read(t);
      return 'fail' in reading && reading.fail !== 'decimal-mark-unclear' && (profile.texts.get(t) ?? 0) >= 2;
    });
    if (bad.length > 0 && bad.length <= 4 && shareWhere(profile, (t) => bad.includes(t)) < 0.9) {
      draft.open.push(say.open.signs(heading, bad));
    }
  }
  const { comma, point } = evidence;
  const proof = comma ?? point;
  // A spreadsheet knows which of its cells are numbers.
  if (facts.table.sheet !== undefined) return;
  if (proof === null || (comma !== null && point !== null)) return;
  mapping.table = { ...mapping.table, decimal: comma === null ? '.' : ',' };
  draft.remark(['table', 'decimal'], 'sicher', say.decimalEvidence(proof));
}
