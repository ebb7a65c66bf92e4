import type { AuditFinding } from '../../model/audit.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import type { Knowledge } from './context.js';
import { printedNumber } from './figures.js';
import { figureOf, referenceOf } from './rest-on.js';
import type { NamedTable } from './tables.js';
import type { Reading } from './types.js';

/** A row of comparisons rests on two open figures and states their difference. There are more of them than of all other rows. */
export function comparisonFaults(
  table: NamedTable,
  row: readonly string[],
  line: number,
  knowledge: Knowledge,
  decimals: ReadonlyMap<string, number>,
): Reading {
  const cell = (column: string) => table.cell(row, column);
  const [indicator, area, period] = [cell('indicator'), cell('area'), cell('period')];
  const status = cell('status');
  const own = figureOf(knowledge.figures.rowsOf(indicator, area), period)?.value ?? null;
  const other = referenceOf(cell, knowledge)?.value ?? null;
  const stated = printedNumber(cell('difference'), 0);
  const places = decimals.get(indicator) ?? 0;
  const findings: AuditFinding[] = [];
  const fail = (code: AuditFinding['code'], message: string) =>
    findings.push({
      ...{ file: table.file, where: say.line(line) },
      ...(indicator === '' ? {} : { indicator }),
      ...{ area, period, code, message },
    });
  if (own === null || (other === null && status !== 'estimated')) fail('hidden-number', say.restsOnHidden());
  if (stated && stated.decimals > places) fail('contradiction', say.tooManyDigits());
  if (stated && own && other && status === 'ok') {
    const difference = own.number - other.number;
    if (Math.abs(stated.number - difference) > 1.001 * 10 ** -places)
      fail('contradiction', say.contradictsTable());
  }
  return { findings, statements: [] };
}
