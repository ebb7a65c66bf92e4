import type { FeedbackBlock, FeedbackPage, ProblemGroup } from '../model/feedback.js';
import { problemWords, severityHeading } from '../model/messages/feedback.js';
import { formatProblems } from '../model/messages/index.js';
import { plainLines } from '../model/messages/plain.js';
import type { Table } from '../model/report.js';
import { wrap } from './wrap.js';

/** A Rückmeldung as plain text for an e-mail: at most 76 columns, no control characters. */
export const textWidth = 76;

export function feedbackText(page: FeedbackPage): string {
  return textOf(page, emailGroup);
}

/** For the command line: the same, with each problem in the form of the program, so that its lines stay whole. */
export function checkText(page: FeedbackPage): string {
  return textOf(page, (group) =>
    [
      ...formatProblems(group.problems).flatMap((text) => [text, '']),
      ...(group.more === '' ? [] : [group.more]),
    ]
      .join('\n')
      .trimEnd(),
  );
}

function textOf(page: FeedbackPage, problem: (group: ProblemGroup) => string): string {
  const head = [
    ...wrap(page.title, textWidth),
    '='.repeat(Math.min(textWidth, page.title.length)),
    ...wrap(page.subtitle, textWidth),
    ...(page.demonstration === '' ? [] : ['', ...wrap(page.demonstration, textWidth)]),
    '',
    ...page.summary.flatMap((s) => wrap(s, textWidth)),
  ];
  const body = page.sections.flatMap((s) => [
    '',
    '',
    ...wrap(s.title, textWidth),
    '-'.repeat(Math.min(textWidth, s.title.length)),
    ...s.blocks.flatMap((block) => ['', ...blockLines(block, problem)]),
  ]);
  const foot = ['', '--', page.publisher, ...(page.contact === '' ? [] : [page.contact])];
  return `${[...head, ...body, ...foot].map(plainLines).join('\n')}\n`;
}

function blockLines(block: FeedbackBlock, problem: (group: ProblemGroup) => string): string[] {
  switch (block.kind) {
    case 'paragraph':
      return wrap(block.text, textWidth);
    case 'list':
      return block.items.flatMap((item) => wrap(item, textWidth, '- ', '  '));
    case 'facts':
      return [
        ...wrap(block.title, textWidth),
        ...block.rows.flatMap((r) =>
          wrap(r.text, textWidth, `  ${`${r.term}:`.padEnd(14)} `, ' '.repeat(17)),
        ),
      ];
    case 'table':
      return tableLines(block.table);
    case 'problem':
      return problem(block.group).split('\n');
  }
}

/** Columns side by side where they fit, else one paragraph per row: an e-mail has no horizontal scrolling. */
function tableLines(table: Table): string[] {
  const labels = table.columns.map((c) => c.label);
  const rows = table.rows.map((r) => [r.header, ...r.cells.map((c) => c.text)]);
  const widths = labels.map((l, i) => Math.max(l.length, ...rows.map((r) => (r[i] ?? '').length)));
  const total = widths.reduce((a, b) => a + b + 2, 0);
  const caption = wrap(`${table.caption}:`, textWidth);
  if (total <= textWidth) {
    const line = (cells: readonly string[]) =>
      `  ${cells
        .map((c, i) =>
          table.columns[i]?.align === 'right' ? c.padStart(widths[i] ?? 0) : c.padEnd(widths[i] ?? 0),
        )
        .join('  ')
        .trimEnd()}`;
    return [...caption, line(labels), ...rows.map(line)];
  }
  return [
    ...caption,
    ...rows.flatMap((row) => {
      const [header = '', ...cells] = row;
      const rest = cells.map((c, i) => `${labels[i + 1]}: ${c}`).join('; ');
      return [...wrap(header, textWidth, '- ', '  '), ...wrap(rest, textWidth, '    ', '    ')];
    }),
  ];
}

function emailGroup(group: ProblemGroup): string {
  const w = problemWords;
  const places = w.places(group.count);
  const fact = (term: string, text: string) =>
    text === '' ? [] : wrap(text, textWidth, `  ${term.padEnd(9)} `, ' '.repeat(12));
  return [
    ...wrap(
      `${severityHeading[group.severity]}: ${group.title}${places === '' ? '' : ` (${places})`}`,
      textWidth,
    ),
    ...fact(w.file, group.file),
    ...fact(w.column, group.column === '' ? '' : `»${group.column}«`),
    ...group.rows
      .filter((r) => r.where !== '' || r.found !== '')
      .flatMap((r) =>
        wrap(
          [r.where, r.found === '' ? '' : `${w.found} ${r.found}`].filter((t) => t !== '').join(': '),
          textWidth,
          '  - ',
          '    ',
        ),
      ),
    ...(group.more === '' ? [] : wrap(group.more, textWidth, '  - ', '    ')),
    ...fact(w.expected, group.expected),
    ...fact(w.remedy, group.remedy),
    ...fact(w.consequence, group.consequence),
  ].join('\n');
}
