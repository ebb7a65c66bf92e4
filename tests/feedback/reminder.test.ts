import { describe, expect, it } from 'vitest';
import { deliveryMatrix, judge, reminders } from '../../pipeline/feedback/index.js';
import { matrixSummary, reminder as words } from '../../pipeline/model/messages/reminder.js';
import { contact, inputOf, plan, table, whole } from './support.js';

const file = 'altdorf/2025-Q4/einwohnerbestand.csv';
const lettersOn = async (
  today: string,
  files: Record<string, string> = {},
  deliveryPlan: unknown[] = plan,
) => {
  const input = await inputOf(files, { today, deliveryPlan });
  return reminders(input.room, judge(input), today);
};

describe('reminders', () => {
  it('say what, for whom, since when and how', async () => {
    const [letter, ...rest] = await lettersOn('2026-02-20', { [file]: whole('1', '2', '3') });
    expect(rest.map((r) => r.supplier)).toEqual(['jobcenter']);
    expect(letter).toMatchObject({ supplier: 'altdorf', file: 'altdorf.txt' });
    const text = letter?.text ?? '';
    expect(text).toMatch(/^An: Meldeamt <meldeamt@example\.org>\nBetreff: Erinnerung/);
    expect(text).toContain('Einwohnerbestand, 3. Quartal 2025, für Altdorf');
    // 11.11.2025 to 20.02.2026: 19 + 31 + 31 + 20 days.
    expect(text).toContain(words.dueWas('2025-11-11', 101));
    expect(text).not.toContain('4. Quartal 2025');
    expect(text).not.toContain('1. Quartal 2026');
    expect(text).toContain('deliveries/altdorf/2025-Q3/');
    expect(text).toContain('teilhabe template einwohnerbestand');
    expect(text.split('\n').filter((line) => line.length > 76)).toEqual([]);
  });

  it('come from 14 days before the deadline on', async () => {
    const one = [{ ...plan[0], from: '2025-Q4', to: '2025-Q4' }];
    expect(await lettersOn('2026-01-27', {}, one)).toEqual([]);
    const [letter] = await lettersOn('2026-01-28', {}, one);
    expect(letter?.text).toContain('Betreff: Bald fällig');
    expect(letter?.text).toContain(words.dueIs('2026-02-11'));
  });

  it('stop with the delivery, even one with problems', async () => {
    const one = [{ ...plan[0], from: '2025-Q4', to: '2025-Q4' }];
    expect(await lettersOn('2026-03-01', { [file]: table('A1;0;m;x') }, one)).toEqual([]);
  });

  it('go to each office of a supplier by itself', async () => {
    const two = [
      { ...plan[0], from: '2025-Q4', to: '2025-Q4' },
      {
        ...plan[1],
        supplier: 'altdorf',
        contact: { ...contact, office: 'Bauamt', email: 'bau@example.org' },
      },
    ];
    const letters = await lettersOn('2026-03-01', {}, two);
    expect(letters.map((l) => [l.file, l.text.split('\n')[0]])).toEqual([
      ['altdorf-1.txt', words.to('Meldeamt', 'meldeamt@example.org')],
      ['altdorf-2.txt', words.to('Bauamt', 'bau@example.org')],
    ]);
  });

  it('name the file of an export that a mapping reads', async () => {
    const mapping = {
      id: 'm',
      description: 'x',
      files: ['altdorf/*/EWO_Export.csv'],
      dataset: 'einwohnerbestand',
    };
    const input = await inputOf({}, { today: '2026-02-20', mappings: [mapping] });
    const [letter] = reminders(input.room, judge(input), '2026-02-20');
    expect(letter?.text).toContain('EWO_Export.csv');
    expect(letter?.text).not.toContain('teilhabe template');
  });
});

describe('delivery matrix', () => {
  it('shows each place: delivered, with problems, overdue, open, not planned', async () => {
    const input = await inputOf({ [file]: whole('1', 'x2', '3') });
    const matrix = deliveryMatrix(input, judge(input));
    expect(matrix.matrix.columns.map((c) => c.name)).toEqual(['Altdorf', 'Neustadt', 'Kreis Muster']);
    expect(
      matrix.matrix.rows.map((r) => [
        r.dataset,
        r.period,
        r.age,
        ...r.cells.map((c) => `${c.state} ${c.detail}`),
      ]),
    ).toEqual([
      [
        'Einwohnerbestand',
        '4. Quartal 2025',
        'Stichtag 31.12.2025, vor 51 Tagen',
        'with_problems 2 von 2',
        'not_applicable ',
        'not_applicable ',
      ],
      ['Wohnungsbestand', '2025', 'Stichtag 31.12.2025, vor 51 Tagen', 'open ', 'open ', 'not_applicable '],
    ]);
    const [altdorf, neustadt, jobcenter] = matrix.suppliers.rows;
    expect(altdorf).toMatchObject({ page: 'altdorf.html', files: '1', problems: '1', overdue: '1' });
    expect(altdorf?.next).toBe('12.05.2026: Einwohnerbestand');
    expect(neustadt).toMatchObject({ page: '', files: '0', overdue: '–' });
    // 2024 of both municipalities, due 30.06.2025.
    expect(jobcenter).toMatchObject({ overdue: '2', next: '30.06.2026: Wohnungsbestand' });
  });

  it('shows what is there without a plan, and says how to get one', async () => {
    const input = await inputOf({ [file]: whole('1', '2', '3') }, { deliveryPlan: [] });
    const matrix = deliveryMatrix(input, judge(input));
    expect(matrix.noPlan).toContain('lieferplan.yaml');
    expect(matrix.summary).toEqual([]);
    expect(matrix.matrix.rows.map((r) => r.cells.map((c) => c.state))).toEqual([
      ['delivered', 'not_applicable', 'not_applicable'],
    ]);
  });

  it('writes large counts with a separator, as everywhere', () => {
    expect(matrixSummary({ delivered: 12_000, with_problems: 34, overdue: 10_000, open: 5 })[0]).toBe(
      'Von 22\u202f034 bis heute fälligen oder schon eingetroffenen Lieferungen sind 12\u202f000 vollständig, 34 mit Befunden da und 10\u202f000 überfällig.',
    );
  });

  it('names files that belong to nobody', async () => {
    const input = await inputOf({
      'fremd/2025-Q4/einwohnerbestand.csv': whole('1', '2', '3'),
      'lose.txt': 'x',
    });
    const matrix = deliveryMatrix(input, judge(input));
    expect(matrix.sections.at(-1)?.blocks.at(-1)).toEqual({
      kind: 'list',
      items: ['fremd/2025-Q4/einwohnerbestand.csv', 'lose.txt'],
    });
  });
});
