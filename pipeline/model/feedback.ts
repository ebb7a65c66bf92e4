import type { Problem, Severity } from './problem.js';
import type { Table } from './report.js';

/**
 * A Rückmeldung as plain data: every text worded, nothing in it that a supplier may not see. The web page and the plain
 * text for an e-mail are two renderings of the same object.
 */

export type FeedbackBlock =
  | { kind: 'paragraph'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'facts'; title: string; rows: { term: string; text: string }[] }
  | { kind: 'table'; table: Table }
  | { kind: 'problem'; group: ProblemGroup };

export interface FeedbackSection {
  /** Anchor. */
  id: string;
  title: string;
  blocks: FeedbackBlock[];
}

/** Problems of one file that differ in nothing but the row and what stands there. */
export interface ProblemGroup {
  severity: Severity;
  title: string;
  file: string;
  column: string;
  /** How many places there are in all. */
  count: number;
  /** The first places, masked; `where` such as `Zeile 148`. */
  rows: { where: string; found: string }[];
  /** How many more places there are and where they are listed; '' if all are shown. */
  more: string;
  expected: string;
  /** What the sender can do. */
  remedy: string;
  consequence: string;
  /** The shown problems themselves, masked, for the command line. */
  problems: Problem[];
}

export interface FeedbackPage {
  /** Name of the file without ending. */
  slug: string;
  title: string;
  subtitle: string;
  publisher: string;
  contact: string;
  /** Notice where the figures are invented, else ''. */
  demonstration: string;
  /** Whether the sender has something to do. */
  state: 'clean' | 'todo';
  summary: string[];
  sections: FeedbackSection[];
}

/** State of something that the delivery plan expects. */
export type PlanState = 'delivered' | 'with_problems' | 'overdue' | 'open' | 'not_applicable';

export interface MatrixCell {
  state: PlanState;
  /** Short word. */
  text: string;
  /** How complete: `13 von 13`; '' where nothing came. */
  detail: string;
  /** The whole in a sentence, for screen readers. */
  spoken: string;
}

export interface DeliveryMatrix {
  title: string;
  subtitle: string;
  publisher: string;
  contact: string;
  demonstration: string;
  summary: string[];
  /** Without a plan: how to get one; else ''. */
  noPlan: string;
  legend: { state: PlanState; text: string; meaning: string }[];
  matrix: {
    caption: string;
    columns: { name: string }[];
    rows: { dataset: string; period: string; age: string; cells: MatrixCell[] }[];
  };
  suppliers: {
    caption: string;
    rows: {
      name: string;
      /** Page of the supplier, or '' where nothing came and nothing is expected. */
      page: string;
      files: string;
      latest: string;
      delivered: string;
      problems: string;
      overdue: string;
      next: string;
      contact: string;
    }[];
  };
  sections: FeedbackSection[];
}
