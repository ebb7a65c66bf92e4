import type { Indicator } from '../model/indicator.js';
import { parsePeriod, shiftPeriod } from '../model/period.js';
import type { DataRoom } from '../model/room.js';
import type { Trace, TraceTerm } from '../model/trace.js';
import { quoteText, type Row, type Store } from '../store/store.js';
import { createResults, gridSql, indicatorQuery, indicatorSql, partSql, planParts } from './compile.js';
import { deepestRank, prepare } from './prepare.js';
import { type TermGroup, termGroups } from './sql/pair.js';
import type { PartTables } from './sql/parts.js';
import { traceTerm } from './trace-term.js';
import { plain, valueOfRow } from './values.js';

export interface TraceQuestion {
  indicator: string;
  area: string;
  period: string;
}

/** How one figure came about; `null` if the indicator has no such area or period. Computes this indicator anew. */
export async function trace(store: Store, room: DataRoom, question: TraceQuestion): Promise<Trace | null> {
  const { datasets, indicators } = room.definitions;
  await prepare(store, room);
  const parts = planParts(datasets);
  const deepest = deepestRank(room.region);
  const statements = indicators.flatMap((indicator, definition) =>
    indicator.id === question.indicator ? [indicatorSql(indicator, definition, parts, deepest)] : [],
  );
  for (const part of parts.all()) await store.exec(partSql(part, deepest));
  await store.exec(createResults);
  for (const statement of statements) await store.exec(statement);
  const [row] = await store.query(`SELECT * FROM (${gridSql}) WHERE area = $1 AND period = $2`, [
    question.area,
    question.period,
  ]);
  const indicator = row && indicators[Number(row.definition)];
  if (!row || !indicator) return null;
  const value = valueOfRow(row, indicator);
  return {
    indicator: indicator.id,
    title: indicator.title,
    version: indicator.version,
    validFrom: indicator.valid_from,
    validTo: indicator.valid_to ?? null,
    area: value.area,
    areaLevel: value.areaLevel,
    period: value.period,
    referenceDate: value.referenceDate,
    status: value.status,
    value: plain(value.value),
    numerator: plain(value.numerator),
    denominator: plain(value.denominator),
    unit: value.unit,
    origin: value.origin,
    terms: await traceTerms(store, room, indicator, parts, question),
  };
}

/** Every term with the period that the pairing rule gave it; once per period where several are added. */
async function traceTerms(
  store: Store,
  room: DataRoom,
  indicator: Indicator,
  parts: PartTables,
  { area, period }: TraceQuestion,
): Promise<TraceTerm[]> {
  const { ctes } = indicatorQuery(indicator, parts, deepestRank(room.region));
  const periodsOf = async (cte: string, periods: readonly string[]): Promise<Row[]> =>
    store.query(
      `WITH ${ctes.join(', ')} SELECT * FROM ${cte} WHERE area = ${quoteText(area)}
        AND period IN (${periods.map(quoteText).join(', ')}) ORDER BY period`,
    );
  const terms: TraceTerm[] = [];
  const add = async (role: TraceTerm['role'], groups: readonly TermGroup[], rows: readonly Row[]) => {
    for (const row of rows) {
      for (const group of groups) {
        const paired = row[`period_of_${group.cte}`];
        for (const { sign, part, table } of group.terms) {
          const at = { area, period: typeof paired === 'string' ? paired : null };
          terms.push(await traceTerm(store, room, { role, sign, part, table, mode: 'sum' }, at));
        }
      }
    }
  };
  if (indicator.kind === 'delivered') {
    const table = parts.tableOf(indicator.value, 'single');
    const value = { role: 'value', sign: 1, part: indicator.value, table, mode: 'single' } as const;
    terms.push(await traceTerm(store, room, value, { area, period }));
    if (indicator.weight) {
      await add(
        'weight',
        termGroups('weight', indicator.weight, parts),
        await periodsOf('weighed', [period]),
      );
    }
    return terms;
  }
  const pooled = 'pool_periods' in indicator ? indicator.pool_periods : 1;
  const numerators = lastPeriods(period, pooled + indicator.window_periods - 1);
  await add(
    'numerator',
    termGroups('numerator', indicator.numerator, parts),
    await periodsOf('paired', numerators),
  );
  if ('denominator' in indicator) {
    const groups = termGroups('denominator', indicator.denominator, parts);
    await add('denominator', groups, await periodsOf('paired', lastPeriods(period, pooled)));
  }
  return terms;
}

function lastPeriods(id: string, count: number): string[] {
  const period = parsePeriod(id);
  if (!period) return [];
  return Array.from({ length: count }, (_, i) => shiftPeriod(period, -i).id);
}
