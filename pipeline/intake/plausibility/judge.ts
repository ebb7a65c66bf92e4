import { setImmediate } from 'node:timers/promises';
import { type Part, type PlausibilityRule, termsOf } from '../../model/dataset.js';
import * as say from '../../model/messages/plausibility.js';
import { figureTable, placeTable, rank } from '../../store/figures/names.js';
import type { PartList } from '../../store/figures/parts.js';
import type { Row, Store } from '../../store/store.js';
import { type Judged, unlikelyChanges } from './change.js';
import {
  type ChangeRule,
  type Found,
  groupedBy,
  isChange,
  isLimit,
  isPair,
  isSimilar,
  type NumberedRule,
} from './found.js';
import { pairsOf, toleranceOf } from './pairs.js';
import { unlikeOthers } from './similar.js';

/** What the declared rules find in the table of figures. */
export async function judgeRules(
  store: Store,
  rules: readonly NumberedRule[],
  parts: PartList,
): Promise<Found[]> {
  const pairs = rules.filter(isPair);
  const changes = rules.filter(isChange);
  const series = changes.length === 0 ? [] : await seriesOf(store, changes, parts);
  // The store works on the pairs while the changes are judged here.
  const [rows, unlikely] = await Promise.all([
    pairs.length === 0 ? [] : pairsOf(store, pairs, parts),
    setImmediate().then(() => foundInChanges(changes, parts, series)),
  ]);
  const byRule = groupedBy(rows, (row) => Number(row.rule));
  return [...pairs.flatMap((rule) => foundInPairs(rule, byRule.get(rule.number) ?? [])), ...unlikely];
}

const at = ({ dataset, rule }: NumberedRule, area: string, period: string) => {
  const { id, title, severity } = rule;
  return { dataset, rule: { id, title, severity }, area, period, part: firstPart(rule) };
};

function firstPart(rule: PlausibilityRule): Part {
  const [first] = termsOf(rule.part);
  if (!first) throw new Error(`rule without a part: ${rule.id}`);
  return first.part;
}

function foundInPairs(numbered: NumberedRule, rows: readonly Row[]): Found[] {
  if (isSimilar(numbered)) return foundInShares(numbered, rows);
  return rows.map((row): Found => {
    const place = at(numbered, String(row.area), String(row.period));
    const [least, most] = [Number(row.part_lower), Number(row.part_upper)];
    const [wholeLeast, wholeMost] = [Number(row.whole_lower), Number(row.whole_upper)];
    const tolerance = toleranceOf(numbered);
    if (isLimit(numbered)) {
      const figures = { part: least, limit: wholeMost, tolerance: tolerance.absolute };
      return { ...place, tell: (f) => say.implausible({ ...f, ...figures }) };
    }
    const above = row.whole_upper !== null && least > wholeMost;
    const figures = above ? { sum: least, total: wholeMost } : { sum: most, total: wholeLeast };
    return { ...place, tell: (f) => say.doesNotAddUp({ ...f, ...figures, tolerance }) };
  });
}

function foundInShares(numbered: NumberedRule, rows: readonly Row[]): Found[] {
  if (!isSimilar(numbered)) return [];
  const peers = groupedBy(rows, (row) => `${row.rank} ${row.period}`);
  return [...peers.values()].flatMap((group) => {
    const shares = group.map((row) => ({ part: Number(row.part_lower), whole: Number(row.whole_lower) }));
    return unlikeOthers(shares, numbered.rule.unlike_similar.threshold).flatMap((unlike): Found[] => {
      const [row, share] = [group[unlike.index], shares[unlike.index]];
      if (!row || !share) return [];
      const figures = {
        share: (share.part / share.whole) * 100,
        lower: unlike.lower * 100,
        upper: unlike.upper * 100,
      };
      const place = at(numbered, String(row.area), String(row.period));
      return [{ ...place, tell: (f) => say.unlikeSimilar({ ...f, ...figures }) }];
    });
  });
}

/** Steps of a series in a year, where there is more than one. */
const stepsInYear: Record<string, number> = { quarter: 4, month: 12 };

/** The delivered figures that rules of change speak of, each series in the order of its steps. */
function seriesOf(store: Store, rules: readonly NumberedRule<ChangeRule>[], parts: PartList): Promise<Row[]> {
  const numbers = new Set(rules.map((r) => parts.numberOf(r.rule.part, 'sum')));
  return store.query(`SELECT f.part, f.area, f.period, f.step, f.series, q.rank,
      f.lower::DOUBLE AS value FROM ${figureTable} f JOIN ${placeTable} q ON q.id = f.area
    WHERE f.part IN (${[...numbers].join(', ')}) AND f.origin = 'delivered' AND f.bad = 0
      AND f.lower >= 0 AND q.rank <> ${rank.unknown}
    ORDER BY f.part, q.rank, f.series, f.area, f.step, f.period`);
}

/** Every delivered level is judged among its own. */
function foundInChanges(
  rules: readonly NumberedRule<ChangeRule>[],
  parts: PartList,
  rows: readonly Row[],
): Found[] {
  const byPart = groupedBy(rows, (row) => Number(row.part));
  return rules.flatMap((numbered) => {
    const own = byPart.get(parts.numberOf(numbered.rule.part, 'sum')) ?? [];
    const peers = groupedBy(own, (row) => `${row.rank} ${row.series}`);
    return [...peers.values()].flatMap((group) => {
      const series = [...groupedBy(group, (row) => String(row.area)).values()];
      const points = series.map((s) => s.map((r) => ({ step: Number(r.step), value: Number(r.value) })));
      const flow = numbered.dataset.additivity.time === 'flow';
      const lag = flow ? (stepsInYear[String(group[0]?.series)] ?? 1) : 1;
      const { threshold } = numbered.rule.change;
      return unlikelyChanges(points, { threshold, lag, flow }).flatMap((judged, i) =>
        judged.flatMap((change) => changeFound(numbered, series[i] ?? [], { ...change, lag })),
      );
    });
  });
}

function changeFound(
  numbered: NumberedRule,
  series: readonly Row[],
  change: Judged & { lag: number },
): Found[] {
  const row = series.find((r) => Number(r.step) === change.step);
  const before = series.find((r) => Number(r.step) === change.step - change.lag);
  if (!row || !before) return [];
  const { value, previous, lower, upper, own } = change;
  const figures = { before: String(before.period), value, previous, lower, upper, own };
  const place = at(numbered, String(row.area), String(row.period));
  return [{ ...place, tell: (f) => say.unlikelyChange({ ...f, ...figures }) }];
}
