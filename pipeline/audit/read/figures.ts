import type { AuditFinding } from '../../model/audit.js';
import { statuses } from '../../model/figures.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import type { CsvTable } from './csv.js';
import type { FigureRow, Printed, PublishedCatalogue } from './types.js';

/** The columns of the table of figures, in their order; `note` may be absent. */
export const figureColumns = [
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
] as const;

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
  const place = new Map(header.map((name, i) => [name, i]));
  const missing = figureColumns.filter((name) => name !== 'note' && !place.has(name));
  if (missing.length > 0) {
    findings.push({ code: 'unreadable', file, where: say.line(1), message: say.columnsMissing(missing) });
    return { rows: [], findings };
  }
  for (const name of header) {
    if (!figureColumns.some((known) => known === name)) foreign(say.line(1), say.foreignColumn());
  }
  const decimals = new Map(catalogue.indicators.map((i) => [i.id, i.decimals]));
  const known = new Map(catalogue.areas.map((area) => [area.id, area]));
  const seen = new Set<string>();
  const rows: FigureRow[] = [];
  lines.forEach((fields, i) => {
    const line = i + 2;
    const where = say.line(line);
    const cell = (name: (typeof figureColumns)[number]): string => fields[place.get(name) ?? -1] ?? '';
    const status = statuses.find((s) => s === cell('status'));
    const places = decimals.get(cell('indicator'));
    if (fields.length !== header.length || status === undefined || places === undefined) {
      foreign(where, say.foreignRow());
      return;
    }
    const figure = { indicator: cell('indicator'), area: cell('area'), period: cell('period') };
    const listed = known.get(figure.area);
    const isReference = /^(?:state|country)$/.test(cell('area_level'));
    if (known.size > 0 && !isReference && listed?.level !== cell('area_level'))
      foreign(where, say.foreignRow());
    if (cell('note') !== '' && cell('note') !== catalogue.note) foreign(where, say.foreignNote());
    const key = [cell('indicator'), cell('area'), cell('area_level'), cell('period')].join('\n');
    if (seen.has(key)) foreign(where, say.secondRow());
    seen.add(key);
    const number = (name: (typeof figureColumns)[number], least: number): Printed | null => {
      const printed = printedNumber(cell(name), least);
      if (printed === undefined) foreign(where, say.notANumber(name));
      if (!printed) return null;
      if (printed.decimals > least) {
        findings.push({ ...figure, code: 'contradiction', file, where, message: say.tooManyDigits() });
      }
      if (!shows.has(status) && name !== 'denominator') {
        findings.push({ ...figure, code: 'hidden-number', file, where, message: say.hiddenInTable() });
      }
      return printed;
    };
    rows.push({
      indicator: cell('indicator'),
      area: cell('area'),
      areaLevel: cell('area_level'),
      municipality: cell('municipality'),
      period: cell('period'),
      referenceDate: cell('reference_date'),
      status,
      value: number('value', places),
      lower: number('lower', places),
      upper: number('upper', places),
      numerator: number('numerator', 0),
      denominator: number('denominator', 0),
      unit: cell('unit'),
      definitionVersion: Number(cell('definition_version')),
      denominatorDate: cell('denominator_date') || null,
      smoothed: number('smoothed', places),
      line,
    });
  });
  return { rows, findings };
}

/** A plain decimal number; `null` for an empty field, `undefined` for anything else. `least`: decimals promised. */
export function printedNumber(text: string, least: number): Printed | null | undefined {
  if (text === '') return null;
  const match = /^-?\d+(?:\.(\d+))?$/.exec(text);
  if (!match) return undefined;
  return { number: Number(text), decimals: Math.max(least, match[1]?.length ?? 0) };
}
