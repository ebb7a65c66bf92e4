import type { AuditFinding, FigurePart, Statement } from '../../model/audit.js';
import { append } from '../../model/maps.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import { pairs } from '../pairs.js';
import { comparisonFaults } from './check-comparisons.js';
import type { Knowledge } from './context.js';
import { printedNumber } from './figures.js';
import { coverageOf, figureOf } from './rest-on.js';
import { knownTables, type NamedTable, type PublishedTables } from './tables.js';
import type { Reading } from './types.js';

/**
 * The tables beside the figures: their columns and places must be known, every number must rest on open figures, and what
 * repeats or subtracts figures must agree with them.
 */
export function checkTables(tables: PublishedTables, knowledge: Knowledge): Reading {
  const decimals = new Map(knowledge.folder.catalogue.indicators.map((i) => [i.id, i.decimals]));
  const findings: AuditFinding[] = [];
  const statements: Statement[] = [];
  for (const table of tables.values()) {
    append(findings, shapeOf(table, knowledge));
    table.rows.forEach((row, r) => {
      const found =
        table.name === 'comparisons.csv'
          ? comparisonFaults(table, row, r + 2, knowledge, decimals)
          : faultsOf(table, row, r + 2, knowledge);
      append(findings, found.findings);
      append(statements, found.statements);
    });
  }
  return { findings, statements };
}

/** Columns, length of the rows, places, rows that stand twice. */
function shapeOf(table: NamedTable, { figures, folder }: Knowledge): AuditFinding[] {
  const { name, file, header, rows } = table;
  const findings: AuditFinding[] = [];
  const foreign = (line: number, message: string) =>
    findings.push({ code: 'foreign-content', file, where: say.line(line), message });
  const known = new Set(knownTables[name] ?? []);
  for (const column of header) if (!known.has(column) && column !== 'note') foreign(1, say.foreignColumn());
  const keys = keyColumns.filter((column) => header.includes(column)).map(table.placeOf);
  const [areaPlace, notePlace] = [table.placeOf('area'), table.placeOf('note')];
  const seen = pairs<Set<string>>();
  const [first = -1, second = -1, ...others] = keys;
  rows.forEach((row, r) => {
    const isPlace = areaPlace < 0 || figures.municipalityOf(row[areaPlace] ?? '') !== undefined;
    if (row.length !== header.length || !isPlace) foreign(r + 2, say.foreignRow());
    const note = row[notePlace] ?? '';
    if (note !== '' && note !== folder.catalogue.note) foreign(r + 2, say.foreignNote());
    let key = '';
    for (const place of others) key += `${row[place] ?? ''}\n`;
    const before = seen.remember(row[first] ?? '', row[second] ?? '', () => new Set());
    if (before.has(key)) foreign(r + 2, say.secondRow());
    before.add(key);
  });
  return findings;
}

const keyColumns = [
  ...[
    'indicator',
    'segregation',
    'standardisation',
    'total',
    'index',
    'area',
    'period',
    'from',
    'to',
    'compared_with',
  ],
  ...['reference', 'measure', 'statistic', 'variant', 'component', 'reference_date'],
];

/** Columns that repeat a count of the table of figures. */
const repeatedCounts: Readonly<Record<string, readonly (readonly [string, 'numerator' | 'denominator'])[]>> =
  {
    'funnels.csv': [
      ['numerator', 'numerator'],
      ['denominator', 'denominator'],
    ],
    'standardised.csv': [['observed', 'numerator']],
  };

function faultsOf(table: NamedTable, row: readonly string[], line: number, knowledge: Knowledge): Reading {
  const { file, name } = table;
  const { figures } = knowledge;
  const cell = (column: string) => table.cell(row, column);
  const findings: AuditFinding[] = [];
  const statements: Statement[] = [];
  const indicator = cell('indicator');
  // Made where something is found: most rows are as they should be.
  const place = () => ({
    ...{ file, where: say.line(line) },
    ...(indicator === '' ? {} : { indicator }),
    ...{ area: cell('area'), period: cell('period') },
  });
  const fail = (code: AuditFinding['code'], message: string) => findings.push({ ...place(), code, message });

  for (const need of coverageOf(table, row, knowledge)) {
    if (need.open >= need.used) continue;
    fail('hidden-number', need.used === 1 ? say.restsOnHidden() : say.restsOnMore());
    break;
  }
  const repeated = repeatedCounts[name] ?? [];
  if (repeated.length > 0) {
    const figure = figureOf(figures.rowsOf(indicator, cell('area')), cell('period'));
    for (const [column, part] of repeated) {
      const stated = printedNumber(cell(column), 0);
      if (!stated || figure?.[part]?.number === stated.number) continue;
      const code = figure?.[part] ? 'contradiction' : 'hidden-number';
      statements.push(statementOf(place(), part, stated));
      findings.push({
        ...place(),
        part,
        code,
        message: figure?.[part] ? say.contradictsTable() : say.hiddenInTable(),
      });
    }
  }
  // Where the status says that nothing is shown, nothing may be shown.
  if (withStatus.has(name) && !/^(?:ok|estimated|merged)$/.test(cell('status'))) {
    if (told.some((column) => /\d/.test(cell(column)))) fail('hidden-number', say.hiddenInTable());
  }
  return { findings, statements };
}

const withStatus = new Set(['eckwerte.csv', 'indices.csv', 'standardised.csv']);
/** Columns of these that tell a number. */
const told = [
  ...['value', 'difference', 'difference_percent', 'components', 'sum', 'fixed_base', 'observed'],
  ...['crude', 'direct'],
];

const statementOf = (
  place: { file: string; where: string; indicator?: string; area: string; period: string },
  part: FigurePart,
  printed: { number: number; decimals: number },
): Statement => ({ indicator: '', ...place, part, ...printed });
