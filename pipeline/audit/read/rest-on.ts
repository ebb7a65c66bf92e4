import { push, remember } from '../../model/maps.js';
import type { Knowledge } from './context.js';
import type { NamedTable } from './tables.js';
import type { FigureRow } from './types.js';

/** How many figures a number rests on, and how many of those are open. */
export interface Coverage {
  used: number;
  open: number;
}

/** What the numbers of one row of a table rest on. Empty where that cannot be told from the published files. */
export function coverageOf(table: NamedTable, row: readonly string[], knowledge: Knowledge): Coverage[] {
  const { figures } = knowledge;
  const cell = (column: string) => table.cell(row, column);
  const [indicator, area, period] = [cell('indicator'), cell('area'), cell('period')];
  switch (table.name) {
    case 'trends.csv': {
      const within = figures
        .rowsOf(indicator, area)
        .filter((f) => f.period >= cell('from') && f.period <= cell('to'));
      return [{ used: Number(cell('periods')), open: within.filter((f) => f.value !== null).length }];
    }
    case 'clusters.csv':
      if (cell('statistic') === 'local_moran')
        return [one(figureOf(figures.rowsOf(indicator, area), period))];
      return [{ used: Number(cell('areas')), open: openAreas([indicator], area, period, knowledge) }];
    case 'inequality.csv':
    case 'funnels.csv':
      return [{ used: Number(cell('areas')), open: openAreas([indicator], '', period, knowledge) }];
    case 'segregation.csv': {
      const groups = groupsOf(cell('segregation'), knowledge);
      if (groups.length === 0) return [];
      return [{ used: Number(cell('areas')), open: openAreas(groups, area, period, knowledge) }];
    }
    case 'indices.csv':
      // A component of another rhythm has no figure of this very period; then nothing is said about it.
      return componentsOf(cell('components')).flatMap((id) => {
        const figure = figureOf(figures.rowsOf(id, area), period);
        return figure === undefined ? [] : [one(figure)];
      });
    case 'standardised.csv': {
      if (cell('observed') === '') return [];
      const declared = disparitiesOf(knowledge)?.standardisation.find(
        (s) => s.id === cell('standardisation'),
      );
      const ids = [indicator, ...(declared?.strata ?? []).map((s) => s.indicator)];
      return ids.map((id) => one(figureOf(figures.rowsOf(id, area), period)));
    }
    case 'index_change.csv':
      return [{ used: Number(cell('areas')), open: scoredTwice(cell, knowledge) }];
    default:
      return [];
  }
}

/** One figure that must be there and open. */
const one = (figure: FigureRow | undefined): Coverage => ({ used: 1, open: figure?.value == null ? 0 : 1 });

/** Areas below a municipality (all, for a place above) where all these indicators are open in the period. */
function openAreas(
  indicators: readonly string[],
  within: string,
  period: string,
  knowledge: Knowledge,
): number {
  const { figures } = knowledge;
  const open = remember(openSets(knowledge), `${indicators.join()}\n${period}`, () => {
    const [first = '', ...others] = indicators;
    const isOpen = (id: string, area: string) => figureOf(figures.rowsOf(id, area), period)?.value != null;
    return figures
      .areasOf(first)
      .filter((area) => isOpen(first, area) && others.every((id) => isOpen(id, area)));
  });
  const municipality = figures.municipalityOf(within) ?? '';
  if (municipality === '') return open.length;
  return open.filter((area) => figures.municipalityOf(area) === municipality).length;
}

const sets = new WeakMap<Knowledge, Map<string, string[]>>();
function openSets(knowledge: Knowledge): Map<string, string[]> {
  const known = sets.get(knowledge) ?? new Map<string, string[]>();
  sets.set(knowledge, known);
  return known;
}

const disparitiesOf = ({ folder }: Knowledge) => folder.catalogue.disparities;

/** Areas that the index has on its fixed scale in the period of a change and in its base period. */
function scoredTwice(cell: (column: string) => string, knowledge: Knowledge): number {
  const municipality = knowledge.figures.municipalityOf(cell('area')) ?? '';
  const scored = remember(scores, knowledge, () => scoredIn(knowledge));
  const scoredOn = (period: string): readonly Scored[] =>
    (scored.get(`${cell('index')}\n${period}`) ?? []).filter(
      (s) => municipality === '' || s.municipality === municipality,
    );
  const base = new Set(scoredOn(cell('base_period')).map((s) => s.area));
  return scoredOn(cell('period')).filter((s) => base.has(s.area)).length;
}

interface Scored {
  area: string;
  municipality: string;
}

const scores = new WeakMap<Knowledge, ReadonlyMap<string, readonly Scored[]>>();

/** Areas that have an index on its fixed scale, by index and period. */
function scoredIn({ tables }: Knowledge): ReadonlyMap<string, readonly Scored[]> {
  const scored = new Map<string, Scored[]>();
  const table = tables.get('indices.csv');
  for (const row of table?.rows ?? []) {
    const own = (column: string): string => table?.cell(row, column) ?? '';
    if (own('fixed_base') === '') continue;
    push(scored, `${own('index')}\n${own('period')}`, {
      area: own('area'),
      municipality: own('municipality'),
    });
  }
  return scored;
}

/** The indicators a measure of segregation is worked out from. */
function groupsOf(id: string, knowledge: Knowledge): string[] {
  const disparities = disparitiesOf(knowledge);
  const one = disparities?.segregation.find((g) => g.id === id);
  if (one) return [one.indicator];
  return disparities?.multigroup.find((g) => g.id === id)?.groups.map((g) => g.indicator) ?? [];
}

/** Ids of the components in a cell such as `{"x":0.4}`; none where it is no such text. */
function componentsOf(text: string): string[] {
  if (text === '') return [];
  try {
    const parsed: unknown = JSON.parse(text);
    return parsed !== null && typeof parsed === 'object' ? Object.keys(parsed) : [];
  } catch {
    return [];
  }
}

export const figureOf = (rows: readonly FigureRow[], period: string): FigureRow | undefined =>
  rows.find((row) => row.period === period);

/** What a comparison compares with: another place, an earlier period or the figure for all. */
export function referenceOf(cell: (column: string) => string, { figures }: Knowledge): FigureRow | undefined {
  const [indicator, area, period, reference] = [
    cell('indicator'),
    cell('area'),
    cell('period'),
    cell('reference'),
  ];
  if (cell('compared_with') === 'counterpart') return figureOf(figures.rowsOf(reference, area), period);
  if (figures.municipalityOf(reference) !== undefined)
    return figureOf(figures.rowsOf(indicator, reference), period);
  return figureOf(figures.rowsOf(indicator, area), reference);
}
