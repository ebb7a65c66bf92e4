import type { Condition, Dataset, Part, Sum } from '../model/dataset.js';
import { termsOf } from '../model/dataset.js';
import type { Indicator } from '../model/indicator.js';
import { coarserCycle, coarserMisfit, standInUnused } from '../model/messages/coarser.js';
import type { Problem } from '../model/problem.js';
import type { Catalogue } from './catalogue.js';
import { sumsOf } from './check.js';
import { reference } from './reference.js';

/**
 * A coarser indicator must exist and be of the same kind, unit and direction. What can be checked of its being coarser is:
 * it pools more periods, or counts among more (by its conditions, or by a plausibility rule that says so). Collects every
 * problem. A misfit is a warning, for a room may replace either of the two.
 */
export function checkCoarser({ indicators, datasets }: Catalogue): Problem[] {
  const known = [...indicators.keys()];
  const named = new Set([...indicators.values()].map((i) => i.value.coarser));
  const ofDatasets = valuesOf(datasets);
  return [...indicators.values()].flatMap(({ value: indicator, place }): Problem[] => {
    const unused =
      indicator.role === 'stand_in' && !named.has(indicator.id)
        ? [standInUnused(place(['role']), indicator.id)]
        : [];
    if (indicator.coarser === undefined) return unused;
    const at = place(['coarser']);
    const other = indicators.get(indicator.coarser)?.value;
    if (!other) return [...unused, ...reference(at, 'Den Indikator', indicator.coarser, known)];
    const cycle = cycleFrom(indicator.id, indicators);
    if (cycle) return [...unused, coarserCycle(at, cycle)];
    return isCoarser(other, indicator, ofDatasets)
      ? unused
      : [...unused, coarserMisfit(at, indicator.id, other.id)];
  });
}

/** All indicators; those whose coarser one does not fit stand alone. `checkCoarser` has warned of each. */
export function withFittingCoarser({ indicators, datasets }: Catalogue): Indicator[] {
  const ofDatasets = valuesOf(datasets);
  return [...indicators.values()].map(({ value }) => {
    const other = indicators.get(value.coarser ?? '')?.value;
    if (value.coarser === undefined || (other && isCoarser(other, value, ofDatasets))) return value;
    const { coarser: _, ...alone } = value;
    return alone;
  });
}

const valuesOf = (datasets: Catalogue['datasets']): Map<string, Dataset> =>
  new Map([...datasets].map(([id, d]) => [id, d.value]));

/** The ids from one indicator back to itself; `null` where the chain ends. */
function cycleFrom(id: string, indicators: Catalogue['indicators']): string[] | null {
  const chain = [id];
  for (let next = indicators.get(id)?.value.coarser; next !== undefined; ) {
    chain.push(next);
    if (next === id) return chain;
    // A cycle further on is a problem of the indicators in it.
    if (chain.indexOf(next) < chain.length - 1) return null;
    next = indicators.get(next)?.value.coarser;
  }
  return null;
}

function isCoarser(coarse: Indicator, fine: Indicator, datasets: ReadonlyMap<string, Dataset>): boolean {
  const frame = (i: Indicator) =>
    JSON.stringify([
      ...[i.kind, i.unit, i.direction, i.finest_public_level, 'factor' in i ? i.factor : 1],
      ...['window_periods' in i ? i.window_periods : 1, rhythmOf(i, datasets)],
    ]);
  if (frame(coarse) !== frame(fine)) return false;
  const [own, others] = [sumsOf(fine), new Map(sumsOf(coarse))];
  const widths = own.flatMap(([key, sum]) => {
    const other = others.get(key);
    return other ? [widthOf(sum, other, datasets)] : [];
  });
  const more = poolOf(coarse) - poolOf(fine);
  if (more < 0 || widths.includes('narrower')) return false;
  if (widths.includes('wider') || (more > 0 && widths.every((w) => w === 'same'))) return true;
  // Nothing is known of the counts behind a rate that was delivered.
  return fine.kind === 'delivered' && widths[0] === 'unknown';
}

const poolOf = (i: Indicator): number => ('pool_periods' in i ? i.pool_periods : 1);

function rhythmOf(indicator: Indicator, datasets: ReadonlyMap<string, Dataset>): string {
  const [, sum] = sumsOf(indicator)[0] ?? [];
  return datasets.get((sum && termsOf(sum)[0]?.part.dataset) ?? '')?.rhythm ?? '';
}

type Width = 'same' | 'wider' | 'narrower' | 'unknown';

/** What is known of the size of one sum beside a finer one. */
function widthOf(fine: Sum, coarse: Sum, datasets: ReadonlyMap<string, Dataset>): Width {
  const [own, other] = [termsOf(fine), termsOf(coarse)];
  if (isWithin(own, other)) return isWithin(other, own) ? 'same' : 'wider';
  if (isWithin(other, own)) return 'narrower';
  const rules = termsOf(fine).flatMap((t) => datasets.get(t.part.dataset)?.plausibility ?? []);
  const isBound = rules.some((r) => 'not_above' in r && isSame(r.part, fine) && isSame(r.not_above, coarse));
  return isBound ? 'wider' : 'unknown';
}

type Terms = ReturnType<typeof termsOf>;

const isSame = (a: Sum, b: Sum): boolean =>
  isWithin(termsOf(a), termsOf(b)) && isWithin(termsOf(b), termsOf(a));

/** Whether each term counts no more than a term of its own does in the other sum; deductions must be the same. */
function isWithin(inner: Terms, outer: Terms): boolean {
  const left = [...outer];
  return (
    inner.every(({ sign, part }) => {
      const at = left.findIndex(
        (o) => o.sign === sign && isPartOf(part, o.part) && (sign === 1 || isPartOf(o.part, part)),
      );
      if (at >= 0) left.splice(at, 1);
      return at >= 0;
    }) && left.every((o) => o.sign === 1)
  );
}

function isPartOf(inner: Part, outer: Part): boolean {
  if (inner.dataset !== outer.dataset || inner.measure !== outer.measure) return false;
  return Object.entries(outer.where).every(([column, wanted]) => {
    const own = inner.where[column];
    return own !== undefined && isConditionWithin(own, wanted);
  });
}

function isConditionWithin(inner: Condition, outer: Condition): boolean {
  const [own, wanted] = [spanOf(inner), spanOf(outer)];
  if (own && wanted) return own.from >= wanted.from && own.under <= wanted.under;
  if (own || wanted) return false;
  const codes = [outer].flat();
  return [inner].flat().every((code) => codes.includes(code));
}

function spanOf(condition: Condition): { from: number; under: number } | null {
  if (typeof condition !== 'object' || Array.isArray(condition)) return null;
  return { from: condition.from ?? 0, under: condition.under ?? Number.POSITIVE_INFINITY };
}
