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
export const formatProblem = (problem: Problem): string => formatAt(problem, lineText(problem));

/** So many places of one and the same mistake are told one by one. */
const toldOneByOne = 2;

/**
 * Several problems, each as `formatProblem` writes it. What is the same in more than two lines of a file becomes one with all
 * its lines, at the place of the first.
 */
export function formatProblems(problems: readonly Problem[]): string[] {
  const kinds = new Map<string, Problem[]>();
  for (const problem of problems) {
    const { line, sheetRow, ...rest } = problem;
    const isPlainRow = line !== undefined && (sheetRow === undefined || sheetRow === line);
    const key = JSON.stringify(isPlainRow ? rest : problem);
    const same = kinds.get(key);
    if (same) same.push(problem);
    else kinds.set(key, [problem]);
  }
  return [...kinds.values()].flatMap((same) => {
    const [first] = same;
    if (first === undefined || same.length <= toldOneByOne) return same.map(formatProblem);
    return [formatAt(first, `Zeilen ${runs(same.flatMap((p) => p.line ?? []))}`)];
  });
}

/** `2 bis 5, 8`: numbers in order, neighbours joined. */
function runs(lines: readonly number[]): string {
  const sorted = [...new Set(lines)].sort((a, b) => a - b);
  const starts = sorted.filter((line, i) => sorted[i - 1] !== line - 1);
  return starts
    .map((start, i) => {
      const end = sorted.filter((line) => line < (starts[i + 1] ?? Number.POSITIVE_INFINITY)).at(-1);
      return end === undefined || end === start ? String(start) : `${start} bis ${end}`;
    })
    .join(', ');
}

const lineText = (problem: Problem): string | undefined =>
  problem.line === undefined ? undefined : `Zeile ${problem.line}${sheetRowText(problem)}`;

function formatAt(problem: Problem, lines: string | undefined): string {
  const place = [
    problem.file,
    problem.sheet === undefined ? undefined : `Blatt ${quote(problem.sheet)}`,
    lines,
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
