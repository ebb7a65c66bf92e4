import type { Problem, Severity } from '../problem.js';
import { quote } from './intake.js';
import { plainText } from './plain.js';

/** How a problem reads on a terminal and in an e-mail. */

export const severityWord: Record<Severity, string> = {
  error: 'Fehler',
  warning: 'Warnung',
  note: 'Hinweis',
};

/**
 * `Fehler Zahl erwartet: <file>, Zeile 148, Spalte »Personen«` and below it what was found, expected and to do. One line
 * each, whatever a file name or a heading holds.
 */
export function formatProblem(problem: Problem): string {
  const place = [
    problem.file,
    problem.sheet === undefined ? undefined : `Blatt ${quote(problem.sheet)}`,
    problem.line === undefined ? undefined : `Zeile ${problem.line}${sheetRowText(problem)}`,
    columnText(problem),
  ].filter((p) => p !== undefined);
  const rows: [string, string | undefined][] = [
    ['gefunden', problem.found],
    ['erwartet', problem.expected],
    ['was tun', problem.remedy],
    ['Folge', problem.consequence],
  ];
  const head = `${severityWord[problem.severity]} ${problem.title}${place.length > 0 ? `: ${place.join(', ')}` : ''}`;
  const body = rows.filter(([, text]) => text).map(([label, text]) => `  ${label.padEnd(10)} ${text}`);
  return [head, ...body].map(plainText).join('\n');
}

/** Definitions carry the character position, deliveries the heading of the column. */
function columnText(problem: Problem): string | undefined {
  if (problem.column === undefined) return undefined;
  return /^\d+$/.test(problem.column) && problem.file?.endsWith('.yaml')
    ? `Zeichen ${problem.column}`
    : `Spalte »${problem.column}«`;
}

function sheetRowText(problem: Problem): string {
  return problem.sheetRow !== undefined && problem.sheetRow !== problem.line
    ? ` (in der Tabellenkalkulation Zeile ${problem.sheetRow})`
    : '';
}
