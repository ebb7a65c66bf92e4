/**
 * A problem is data, never an exception: everything a person has to know to mend it.
 * All problems of a stage are collected before the stage stops.
 */
export type Severity = 'error' | 'warning' | 'note';

export interface Problem {
  severity: Severity;
  /** Stable machine name in kebab case, such as `number-expected`. */
  code: string;
  /** One German sentence or headline, such as `Zahl erwartet`. */
  title: string;
  supplier?: string;
  /** Path as the user knows it (relative, forward slashes). */
  file?: string;
  /** Sheet of a workbook. */
  sheet?: string;
  /** Physical line in the file, from 1. */
  line?: number;
  /** Row as a spreadsheet shows it, from 1; differs from `line` where a quoted cell holds line breaks. */
  sheetRow?: number;
  column?: string;
  /** What was found; never the content of a cell of a personal column. */
  found?: string;
  expected?: string;
  remedy?: string;
  consequence?: string;
  /** `found` repeats numbers from value cells; a Rückmeldung that leaves the house masks those under the threshold. */
  quotesValues?: true;
  /** Rule of the dataset that raised it, and what it is about; by this a warning can be acknowledged. */
  subject?: { rule: string; dataset: string; area: string; period: string };
}

/** Thrown only for problems that stop a command. The CLI prints the problems; a stack only with `--debug`. */
export class UserError extends Error {
  readonly problems: readonly Problem[];
  constructor(problems: Problem | readonly Problem[]) {
    const list = Array.isArray(problems) ? (problems as readonly Problem[]) : [problems as Problem];
    super(list[0]?.title ?? 'Unbekannter Fehler');
    this.name = 'UserError';
    this.problems = list;
  }
}
