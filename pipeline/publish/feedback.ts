import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DeliveryMatrix, FeedbackBlock, FeedbackPage, FeedbackSection } from '../model/feedback.js';
import { feedbackWords, problemWords, severityHeading } from '../model/messages/feedback.js';
import type { Table } from '../model/report.js';
import { type Compile, compileTemplates } from './html.js';

export interface FeedbackRenderer {
  page(page: FeedbackPage): string;
  matrix(matrix: DeliveryMatrix): string;
}

/** Compiles the templates once. Each page is one file with its style inside: it travels by e-mail. Every text is escaped. */
export function createFeedback(folder: string): FeedbackRenderer {
  const compile: Compile = compileTemplates(folder);
  const [pageOf, matrixOf] = [compile('feedback'), compile('delivery-matrix')];
  const styles = stylesOf(folder);
  const words = { ...feedbackWords(), problem: { ...problemWords, foundTitle: feedbackWords().found } };
  const view = (sections: readonly FeedbackSection[]) =>
    sections.map((s) => ({ ...s, blocks: s.blocks.map((b, i) => blockView(b, `${s.id}-${i + 1}`)) }));
  return {
    page: (page) => pageOf({ ...page, styles, words, sections: view(page.sections) }),
    matrix: (matrix) => matrixOf({ ...matrix, styles, words, sections: view(matrix.sections) }),
  };
}

/** The sheet of the reports without its fonts, which lie in files of their own, and the additions. */
function stylesOf(folder: string): string {
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  return `${read('report.css').replace(/@font-face\s*\{[^}]*\}\s*/g, '')}\n${read('feedback.css')}`;
}

/** Every key is there, since the templates are strict. */
function blockView(block: FeedbackBlock, anchor: string) {
  const none = { paragraph: '', list: null, facts: null, table: null, problem: null };
  switch (block.kind) {
    case 'paragraph':
      return { ...none, paragraph: block.text };
    case 'list':
      return { ...none, list: block.items };
    case 'facts':
      return { ...none, facts: block };
    case 'table':
      return { ...none, table: tableView(block.table) };
    case 'problem': {
      const { group } = block;
      const rows = group.rows.filter((r) => r.where !== '' || r.found !== '');
      return {
        ...none,
        problem: {
          ...group,
          rows,
          anchor: `befund-${anchor}`,
          heading: severityHeading[group.severity],
          places: problemWords.places(group.count),
        },
      };
    }
  }
}

/** Each cell with the label of its column: on a phone a row of more than two columns becomes a list. */
function tableView({ id, caption, columns, rows }: Table) {
  return {
    id,
    caption,
    columns,
    layout: columns.length > 2 ? 'stacked' : 'plain',
    rows: rows.map(({ header, cells }) => ({
      header,
      cells: cells.map(({ text, align }, i) => ({ text, align, label: columns[i + 1]?.label ?? '' })),
    })),
  };
}
