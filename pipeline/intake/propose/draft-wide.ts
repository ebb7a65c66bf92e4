import { type AgeColumn, dimensionsOf, measuresOf } from '../../model/dataset.js';
import * as say from '../../model/messages/map.js';
import { computedFrom } from './arithmetic.js';
import { type Draft, unused } from './draft.js';
import { freeDimensions } from './draft-targets.js';
import { coarserGroups } from './overlaps.js';
import type { ColumnProfile } from './profile.js';
import { ageText } from './spans.js';
import { readWide, type WideColumn, type WideReading } from './wide.js';

/** Columns that stand for values: `wide`, coarser age groups set aside, unclear headings left to a person. */
export function draftWide(
  draft: Draft,
): Map<ColumnProfile, { kind: 'coarser' | 'repeated'; reason: string }> {
  const { dataset, facts } = draft;
  const numbers = unused(draft).filter((c) => c.numeric >= 0.5);
  const periodFree = draft.mapping.period === undefined;
  const reading = readWide(numbers, dataset, freeDimensions(draft), periodFree, (a, b) =>
    facts.rows.every(
      (r) => (r.cells[a.column.index] ?? '').trim() === (r.cells[b.column.index] ?? '').trim(),
    ),
  );
  const age = dimensionsOf(dataset).find((d): d is AgeColumn => d.type === 'age');
  const coarse = age ? coarserGroups(reading.columns, age) : new Map<WideColumn, WideColumn[]>();
  let told = false;
  const kept = reading.columns.filter((c) => !coarse.has(c));
  for (const measure of measuresOf(dataset)) {
    const own = kept.filter((c) => c.measure === measure);
    if (own.length === 0) continue;
    const at = draft.mapping.wide.length;
    const columns: Record<string, Record<string, string>> = {};
    draft.mapping.wide.push({ measure: measure.id, columns });
    const starts = [...new Set(own.map((c) => c.start))].filter((s) => s !== '');
    if (starts.length > 0)
      draft.remark(['wide', at], 'wahrscheinlich', say.startEvidence(starts, measure.label));
    for (const wide of own) {
      const heading = wide.profile.column.name;
      columns[heading] = wide.stands;
      draft.used.add(wide.profile);
      remarkOn(draft, wide, own, ['wide', at, 'columns', heading]);
    }
    draft.found.add(measure.id);
    for (const id of own.flatMap((c) => Object.keys(c.stands))) draft.found.add(id);
  }
  askAbout(draft, reading);
  for (const { profile } of reading.unclear) draft.used.add(profile);
  const aside: ReturnType<typeof draftWide> = new Map();
  for (const [whole, parts] of coarse) {
    const names = parts.map((p) => p.profile.column.name);
    aside.set(whole.profile, { kind: 'coarser', reason: say.reasons.coarser(names) });
  }
  for (const [twin, first] of reading.repeated) {
    aside.set(twin, { kind: 'repeated', reason: say.reasons.repeated(first) });
  }
  return aside;

  function remarkOn(d: Draft, wide: WideColumn, own: readonly WideColumn[], at: (string | number)[]) {
    if (wide.total) {
      const parts = own.filter((c) => !c.total).map((c) => c.profile);
      const sum = computedFrom(wide.profile, parts, facts.rows)?.kind === 'sum';
      d.remark(at, sum ? 'sicher' : 'wahrscheinlich', say.totalEvidence(sum));
    } else if (!wide.certain) d.remark(at, 'wahrscheinlich', say.wideEvidence(false));
    else {
      const text = age && !told ? wide.stands[age.id] : undefined;
      const open =
        ageText(wide.profile.column.name)?.kind === 'open' || /\d_\d/.test(wide.profile.column.name);
      if (!text?.includes('unter') || !open) return;
      told = true;
      d.remark(at, 'wahrscheinlich', say.boundEvidence);
    }
  }
}

function askAbout(draft: Draft, { unclear }: WideReading): void {
  const of = (why: WideReading['unclear'][number]['why']) =>
    unclear.filter((u) => u.why === why).map((u) => u.profile.column.name);
  const measures = measuresOf(draft.dataset).map((m) => m.label);
  if (of('bound').length > 0) draft.open.push(say.open.ageBound(of('bound')));
  if (of('measure').length > 0) draft.open.push(say.open.wideMeasure(of('measure'), measures));
  if (of('several').length > 0) draft.open.push(say.open.wideSeveral(of('several')));
  if (of('twice').length > 0) draft.open.push(say.open.wideTwice(of('twice')));
}
