/** What an audit of published folders finds. The room `audit` makes it; build, command and internal files read it. */

/** Which number of a figure. */
export type FigurePart = 'value' | 'lower' | 'upper' | 'numerator' | 'denominator' | 'smoothed';

/** One number that a published file states about a figure. */
export interface Statement {
  indicator: string;
  area: string;
  period: string;
  part: FigurePart;
  number: number;
  /** Decimal places as printed: the true value lies within half a unit of the last one. */
  decimals: number;
  /** Folder and file as given to the audit, with `/`. */
  file: string;
  /** Row, sentence, figure or page: enough for a person to find it. */
  where: string;
}

/** The kinds of failure, from the worst. */
export const auditCodes = [
  /** A hidden count can be worked out exactly. */
  'exact',
  /** A hidden count can be narrowed below the interval the policy demands. */
  'narrowed',
  /** A file states a number of a figure that the table of figures hides. */
  'hidden-number',
  /** A number is finer than the published rules of rounding allow. */
  'unrounded',
  /** A file states another number than the table of figures. */
  'contradiction',
  /** A number in a text, figure or script that no published figure explains. */
  'unexplained-number',
  /** A file, column or row that the public edition should not hold. */
  'foreign-content',
  /** The folder lacks what the audit needs (table of figures, catalogue). */
  'unreadable',
] as const;
export type AuditCode = (typeof auditCodes)[number];

export interface AuditFinding {
  code: AuditCode;
  file: string;
  where: string;
  indicator?: string;
  area?: string;
  period?: string;
  part?: FigurePart | 'rest';
  /** What is left to the attacker, for `exact` and `narrowed`. */
  lower?: number;
  upper?: number;
  /** One German sentence that says what was found and how. Never states a number that could be a hidden count. */
  message: string;
}

/** A hidden count and what is left to an attacker; whole numbers. */
export interface AttackedCount {
  indicator: string;
  area: string;
  period: string;
  part: 'numerator' | 'denominator' | 'rest';
  lower: number;
  upper: number;
}

export interface AuditResult {
  findings: AuditFinding[];
  attacked: AttackedCount[];
  /** Files read, in order; a file of an unknown kind is a finding. */
  files: string[];
  /** Numbers compared with the table of figures, and linear programs solved. */
  statements: number;
  programs: number;
}
