import type { ComputedComparison, ComputedValue } from '../model/figures.js';
import type { DataRoom } from '../model/room.js';
import { compared, figureOf } from './compared.js';
import { controlled } from './control.js';

/**
 * Every value of an indicator with a `counterpart` against that indicator in the same area and period: the group against
 * all. Only where both are `ok`; residual and reference areas are no subject. The interval is Newcombe's. The group is
 * part of all, so the two are positively correlated and the interval is wider than needed. The verdicts of all areas of
 * a level are under false-discovery control, as in the other comparisons. In the order of the values.
 */
export function compareCounterparts(values: readonly ComputedValue[], room: DataRoom): ComputedComparison[] {
  const { region, definitions } = room;
  const indicators = new Map(definitions.indicators.map((i) => [i.id, i]));
  const others = new Set(definitions.indicators.flatMap((i) => i.counterpart ?? []));
  const keyOf = (v: ComputedValue, indicator: string) => `${indicator}\n${v.area}\n${v.period}`;
  const known = new Map(values.filter((v) => others.has(v.indicator)).map((v) => [keyOf(v, v.indicator), v]));
  const residual = new Set(region.areas.filter((a) => a.kind === 'residual').map((a) => a.id));
  const levels = new Set([...region.levels.map((l) => l.id), 'municipality', 'county']);

  const found = values.flatMap((value) => {
    const indicator = indicators.get(value.indicator);
    const counterpart = indicators.get(indicator?.counterpart ?? '');
    if (!indicator || !counterpart || residual.has(value.area) || !levels.has(value.areaLevel)) return [];
    const other = known.get(keyOf(value, counterpart.id));
    if (value.status !== 'ok' || other?.status !== 'ok') return [];
    const [group, all] = [figureOf(value, indicator), figureOf(other, counterpart)];
    if (!group || !all) return [];
    const against = { comparedWith: 'counterpart', reference: counterpart.id } as const;
    const comparison = compared(value, group, { figure: all, estimatedFrom: [] }, against, indicator);
    return [{ comparison, level: value.areaLevel }];
  });
  return controlled(found);
}
