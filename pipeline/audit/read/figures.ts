import type { AuditFinding } from '../../model/audit.js';
import { statuses } from '../../model/figures.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import { parsePeriod } from '../../model/period.js';
import { finalDayOf } from '../../model/waiting.js';
import { pairs } from '../pairs.js';
import type { CsvTable } from './csv.js';
import type { FigureRow, Printed, PublishedCatalogue } from './types.js';

/** The columns of the table of figures, in their order. */
const figureColumns = [
  'indicator',
  'area',
  'area_level',
  'municipality',
  'period',
  'reference_date',
  'status',
  'value',
  'lower',
  'upper',
  'numerator',
  'denominator',
  'unit',
  'definition_version',
  'denominator_date',
  'smoothed',
  'note',
  'provisional_until',
] as const;
/** Those that may be absent. */
const optional: readonly string[] = ['note', 'provisional_until'];

/** The place of each column, -1 for one that is not there. */
type Columns = Record<(typeof figureColumns)[number], number>;

/** Statuses that come with a number; any other keeps the denominator at most. */
const shows: ReadonlySet<string> = new Set(['ok', 'estimated', 'merged', 'unreliable']);

export interface FiguresRead {
  rows: FigureRow[];
  findings: AuditFinding[];
}

/**
 * `data/indicators.csv` as an outsider reads it. A column, status or number that does not belong is a finding; a row that
 * cannot be understood is one too and is left out. `file` is the name for messages.
 */
export function readFigures(
  { header, rows: lines }: CsvTable,
  catalogue: PublishedCatalogue,
  file: string,
): FiguresRead {
  const findings: AuditFinding[] = [];
  const foreign = (where: string, message: string) =>
    findings.push({ code: 'foreign-content', file, where, message });
  const missing = figureColumns.filter((name) => !optional.includes(name) && !header.includes(name));
  if (missing.length > 0) {
    findings.push({ code: 'unreadable', file, where: say.line(1), message: say.columnsMissing(missing) });
    return { rows: [], findings };
  }
  for (const name of header) {
    if (!figureColumns.some((known) => known === name)) foreign(say.line(1), say.foreignColumn());
  }
  const at = Object.fromEntries(figureColumns.map((name) => [name, header.lastIndexOf(name)])) as Columns;
  const decimals = new Map(catalogue.indicators.map((i) => [i.id, i.decimals]));
  const finalDayIn = finalDays(catalogue);
  const known = new Map(catalogue.areas.map((area) => [area.id, area]));
  const seen = pairs<Set<string>>();
  const rows: FigureRow[] = [];
  lines.forEach((fields, i) => {
    const line = i + 2;
    const cell = (column: number): string => fields[column] ?? '';
    const status = statuses.find((s) => s === cell(at.status));
    const [indicator, area, areaLevel] = [cell(at.indicator), cell(at.area), cell(at.area_level)];
    const period = cell(at.period);
    const places = decimals.get(indicator);
    if (fields.length !== header.length || status === undefined || places === undefined) {
      foreign(say.line(line), say.foreignRow());
      return;
    }
    const isReference = areaLevel === 'state' || areaLevel === 'country';
    if (known.size > 0 && !isReference && known.get(area)?.level !== areaLevel)
      foreign(say.line(line), say.foreignRow());
    const note = cell(at.note);
    if (note !== '' && note !== catalogue.note) foreign(say.line(line), say.foreignNote());
    const [referenceDate, until] = [cell(at.reference_date), cell(at.provisional_until)];
    if (until !== '' && until !== finalDayIn(indicator, { period, referenceDate }))
      foreign(say.line(line), say.foreignFinalDay());
    const others = seen.remember(indicator, area, () => new Set());
    const when = `${areaLevel}\n${period}`;
    if (others.has(when)) foreign(say.line(line), say.secondRow());
    others.add(when);
    const number = (name: keyof Columns, least: number): Printed | null => {
      const printed = printedNumber(cell(at[name]), least);
      if (printed === undefined) foreign(say.line(line), say.notANumber(name));
      if (!printed) return null;
      const tell = (code: AuditFinding['code'], message: string) =>
        findings.push({ indicator, area, period, code, file, where: say.line(line), message });
      if (printed.decimals > least) tell('contradiction', say.tooManyDigits());
      if (!shows.has(status) && name !== 'denominator') tell('hidden-number', say.hiddenInTable());
      return printed;
    };
    rows.push({
      indicator,
      area,
      areaLevel,
      municipality: cell(at.municipality),
      period,
      referenceDate,
      status,
      value: number('value', places),
      lower: number('lower', places),
      upper: number('upper', places),
      numerator: number('numerator', 0),
      denominator: number('denominator', 0),
      unit: cell(at.unit),
      definitionVersion: Number(cell(at.definition_version)),
      denominatorDate: cell(at.denominator_date) || null,
      smoothed: number('smoothed', places),
      line,
    });
  });
  return { rows, findings };
}

/** Day from which a figure is final by the definitions; `null` where they or its times are not understood. */
function finalDays({ indicators, datasets }: PublishedCatalogue) {
  const [byId, own] = [new Map(indicators.map((i) => [i.id, i])), new Map(datasets.map((d) => [d.id, d]))];
  return (id: string, at: { period: string; referenceDate: string }): string | null => {
    const indicator = byId.get(id);
    const isRead = parsePeriod(at.period) !== null && parsePeriod(at.referenceDate)?.kind === 'day';
    return indicator && isRead ? finalDayOf(indicator, own, at) : null;
  };
}

/** A plain decimal number; `null` for an empty field, `undefined` for anything else. `least`: decimals promised. */
export function printedNumber(text: string, least: number): Printed | null | undefined {
  if (text === '') return null;
  if (!/^-?\d+(?:\.\d+)?$/.test(text)) return undefined;
  const point = text.indexOf('.');
  const decimals = point < 0 ? 0 : text.length - point - 1;
  return { number: Number(text), decimals: Math.max(least, decimals) };
}
