import type { DataRoom } from '../model/room.js';
import type { Store } from '../store/store.js';
import { chanceOf } from './chances.js';
import { readCounts } from './counts.js';
import { discoveryBound, type Family } from './methods/index.js';
import { familyTable } from './names.js';
import { kinds, type Span } from './sql/comparisons.js';
import { familiesSql, openSql, takeBackSql, unadjustedSql } from './sql/families.js';

const counterpart = kinds.indexOf('counterpart');

/**
 * Puts the verdicts of the comparisons of a span of definitions under false-discovery control. p-values are worked out only where
 * they decide (sql/families.ts), by the methods themselves.
 * @param all the definition compared with, for counterparts
 */
export async function controlComparisons(
  store: Store,
  { definitions: { indicators } }: DataRoom,
  span: Span,
  all?: number,
): Promise<void> {
  const which = all === undefined ? `< ${counterpart}` : `= ${counterpart}`;
  const isShare = (definition: number) => indicators[definition]?.method === 'wilson';
  const own = Array.from({ length: span.to - span.from + 1 }, (_, i) => span.from + i);
  const shares = own.filter((definition) => isShare(definition) && (all === undefined || isShare(all)));
  await store.exec(familiesSql(span, which, shares));
  const families = (await store.query(`SELECT * FROM ${familyTable} ORDER BY family`)).map((f) => ({
    definition: Number(f.definition),
    slot: Number(f.slot),
    kind: Number(f.kind),
    tests: Number(f.tests),
    sure: Number(f.sure),
    surely: Number(f.surely),
  }));

  if (families.some((f) => f.tests === 1)) await store.exec(unadjustedSql(span, which));
  if (!families.some((f) => f.tests > 1)) return;
  const counts = await readCounts(store, all === undefined ? own : [...own, all]);
  const [rows, family, p]: [number[], number[], number[]] = [[], [], []];
  await store.eachBatch(openSql(span, which), ([ofFamily, place, reference, estimated, row], length) => {
    for (let i = 0; i < length; i++) {
      const number = ofFamily?.[i] ?? -1;
      const { definition, slot, kind } = families[number] ?? { definition: -1, slot: -1, kind: -1 };
      const chance = chanceOf(
        {
          definition,
          place: place?.[i] ?? -1,
          slot,
          kind,
          reference: reference?.[i] ?? -1,
          estimated: estimated?.[i] === 1,
        },
        indicators,
        counts,
      );
      if (Number.isNaN(chance)) continue;
      rows.push(row?.[i] ?? -1);
      family.push(number);
      p.push(chance);
    }
  });
  const bounds = boundsOf(families, family, p);
  const fallen = rows.filter((_, i) => (p[i] ?? 0) > (bounds[family[i] ?? -1] ?? 1));
  if (fallen.length === 0) return;
  await store.createTemp('compute_fallen', [{ name: 'row', type: 'double', values: fallen }]);
  await store.exec(takeBackSql('compute_fallen'));
}

/** The largest p that stands, of each family. */
function boundsOf(families: readonly Family[], family: readonly number[], p: readonly number[]): number[] {
  const starts = new Uint32Array(families.length + 1);
  for (const f of family) starts[f + 1] = (starts[f + 1] ?? 0) + 1;
  for (let f = 1; f < starts.length; f++) starts[f] = (starts[f] ?? 0) + (starts[f - 1] ?? 0);
  const [sorted, next] = [new Float64Array(p.length), starts.slice()];
  family.forEach((f, i) => {
    const at = next[f] ?? 0;
    sorted[at] = p[i] ?? 1;
    next[f] = at + 1;
  });
  return families.map((f, i) => discoveryBound(sorted.subarray(starts[i], starts[i + 1]).sort(), f));
}
