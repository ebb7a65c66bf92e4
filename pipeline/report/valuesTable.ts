import { type Dataset, type Sum, termsOf } from '../model/dataset.js';
import type { PublishedValue } from '../model/figures.js';
import type { Indicator } from '../model/indicator.js';
import * as say from '../model/messages/report.js';
import type { Cell, Table } from '../model/report.js';
import { countCell, hasInterval, intervalCell, numberCell } from './cells.js';
import { createFootnotes, standInFor } from './coarser.js';
import type { ReportContext } from './context.js';
import { manyOf } from './maps.js';
import { referencesOf } from './references.js';
import { membersOf, type Sheet } from './sheet.js';
import { left, makeTable, right, row } from './table.js';

/**
 * Every value of the period: all parts with the residual one, the municipality, the county, state and country. Where one
 * is hidden and a coarser one published, all its cells are those of the coarser one, marked.
 */
export function valuesTable(context: ReportContext, sheet: Sheet): Table | null {
  const { indicator, at, subject } = sheet;
  if (at === null) return null;
  const { level, members } = membersOf(sheet);
  const { county } = context.places;
  const references = referencesOf(context, sheet);
  const shown = [...members.map((m) => m.value), sheet.own, sheet.county, ...references.map((r) => r.value)];
  const withIntervals = shown.some(hasInterval);
  const footnotes = createFootnotes(context, level === 'area' ? [subject, county] : [county]);
  const cells = (value: PublishedValue | null) => {
    const standIn = standInFor(context, value);
    if (!standIn) return cellsOf(indicator, value, withIntervals);
    const own = cellsOf(standIn.indicator, standIn.value, withIntervals);
    return own.map((cell) => footnotes.mark(cell, standIn));
  };
  const rows = members.map((m) => row(m.name, cells(m.value), m.id === subject.id ? 'own' : 'none'));
  if (level === 'area') rows.push(row(subject.name, cells(sheet.own), 'own'));
  rows.push(row(county.name, cells(sheet.county), subject.kind === 'county' ? 'own' : 'reference'));
  for (const { name, value } of references) {
    const header = value.period === at.id ? name : say.named(name, sheet.time.label(value));
    rows.push(row(header, cells(value), 'reference'));
  }
  return makeTable(
    `${indicator.id}-werte`,
    say.valuesCaption(
      indicator.short_title,
      manyOf(context, level),
      sheet.time.state({ period: at.id, referenceDate: at.date }),
    ),
    [
      left(say.placeColumn()),
      right(say.valueColumn(say.noun(indicator.unit), indicator.unit)),
      ...(withIntervals ? [right(say.intervalColumn())] : []),
      ...partColumns(indicator, context.room.definitions.datasets),
    ],
    rows,
    footnotes.lines(),
  );
}

/** Number, interval where the table has them, and the counts behind it where the indicator has any. */
export function cellsOf(indicator: Indicator, value: PublishedValue | null, withIntervals: boolean): Cell[] {
  const own = [numberCell(value, indicator), ...(withIntervals ? [intervalCell(value, indicator)] : [])];
  if (indicator.kind === 'count' || indicator.kind === 'delivered') return own;
  const status = value?.status ?? 'not_delivered';
  return [...own, countCell(value?.numerator ?? null, status), countCell(value?.denominator ?? null, status)];
}

/** Headings of numerator and denominator, if the indicator has them. */
export function partColumns(indicator: Indicator, datasets: ReadonlyMap<string, Dataset>): Table['columns'] {
  if (indicator.kind === 'count' || indicator.kind === 'delivered') return [];
  return [
    right(say.numeratorColumn(unitOf(indicator.numerator, datasets))),
    right(say.denominatorColumn(unitOf(indicator.denominator, datasets))),
  ];
}

/** Unit of the first term: what is counted. */
function unitOf(sum: Sum, datasets: ReadonlyMap<string, Dataset>): string {
  const part = termsOf(sum)[0]?.part;
  const column = datasets.get(part?.dataset ?? '')?.columns.find((c) => c.id === part?.measure);
  return column?.role === 'measure' ? column.unit : '';
}
