import { describe, expect, it } from 'vitest';
import {
  checkText,
  type FeedbackInput,
  feedbackFor,
  feedbackOnCheck,
  feedbackText,
  judge,
} from '../../pipeline/feedback/index.js';
import type { FeedbackPage, ProblemGroup } from '../../pipeline/model/feedback.js';
import { someNames } from '../../pipeline/model/messages/coverage.js';
import * as say from '../../pipeline/model/messages/feedback.js';
import { formatProblem } from '../../pipeline/model/messages/index.js';
import { provisionalDelivery, provisionalTerm } from '../../pipeline/model/messages/waiting.js';
import { flats, persons } from '../support/tiny-room.js';
import { inputOf, table, whole } from './support.js';

const file = 'altdorf/2025-Q4/einwohnerbestand.csv';
const before = 'altdorf/2025-Q3/einwohnerbestand.csv';
const altdorf = { id: 'altdorf', name: 'Stadt Altdorf' };
const pageOf = (input: FeedbackInput) => feedbackFor(input, altdorf, judge(input));
const blocks = (page: FeedbackPage, id: string) => page.sections.find((s) => s.id === id)?.blocks ?? [];
const groups = (page: FeedbackPage): ProblemGroup[] =>
  blocks(page, 'problems').flatMap((b) => (b.kind === 'problem' ? [b.group] : []));
const tables = (page: FeedbackPage, id: string) =>
  blocks(page, id).flatMap((b) =>
    b.kind === 'table' ? [b.table.rows.map((r) => [r.header, ...r.cells.map((c) => c.text)])] : [],
  );
const items = (page: FeedbackPage, id: string) =>
  blocks(page, id).flatMap((b) => (b.kind === 'list' ? b.items : []));

describe('the Rückmeldung to a supplier', () => {
  it('names days whose figures are provisional, and asks for the final ones', async () => {
    const waiting = { datasets: [{ ...persons, waiting_time_months: 3 }, flats] };
    const files = { [file]: whole('100', '200', '300') };
    const facts = async (today: string) =>
      blocks(pageOf(await inputOf(files, { ...waiting, today })), 'understood').flatMap((b) =>
        b.kind === 'facts' ? b.rows.filter((r) => r.term === provisionalTerm).map((r) => r.text) : [],
      );
    expect(await facts('2026-03-30')).toEqual([
      provisionalDelivery([{ day: '2025-12-31', until: '2026-03-31' }]),
    ]);
    expect(await facts('2026-03-31')).toEqual([]);
  });

  it('thanks for a clean delivery and asks for nothing', async () => {
    const page = pageOf(
      await inputOf({ [file]: whole('100', '200', '300'), [before]: whole('101', '199', '301') }),
    );
    expect(page.state).toBe('clean');
    expect(page.summary).toEqual([
      say.thanks(2),
      'Alle 3 Zeilen wurden gelesen und übernommen.',
      'An diesen Daten ist nichts zu beanstanden.',
      say.missingSentence(0, 1),
      say.earlierSentence(1, 0),
    ]);
    expect(groups(page)).toEqual([]);
    expect(tables(page, 'arrived')).toEqual([
      [[file, '1\u202fkB', '3', 'Unicode (UTF-8), durch Semikolon getrennt', 'Zeile 1']],
    ]);
    expect(tables(page, 'understood')).toEqual([
      [
        ['Gebiet', 'Gebiet'],
        ['Alter', 'Alter'],
        ['Geschlecht', 'Geschlecht'],
        ['Personen', 'Personen'],
      ],
    ]);
    expect(tables(page, 'accepted')).toEqual([
      [['einwohnerbestand.csv', '3', '3', '0', '0']],
      [['Altdorf', 'Einwohnerbestand', '4. Quartal 2025', '2 von 2 + nicht Zuordenbare', '100\u202f%']],
    ]);
    expect(items(page, 'changes')).toEqual([say.changeWords.rows(3, 3)]);
    // Due 42 days after 31.03.2026; today is 20.02.2026, 81 days before.
    expect(tables(page, 'missing')).toEqual([
      [['Einwohnerbestand', '1. Quartal 2026', 'Altdorf', '12.05.2026', 'in 81 Tagen fällig']],
    ]);
    expect(items(page, 'next')).toEqual([say.nextSteps.nothing]);
  });

  it('groups problems that differ in nothing but the row, shows ten and names the file of the rest', async () => {
    const rows = Array.from({ length: 13 }, (_, i) => `A1;${i};m;viele`);
    const page = pageOf(await inputOf({ [file]: table(...rows, 'A2;0;m;100', 'Weg;0;m;100') }));
    const [numbers, area, ...rest] = groups(page);
    expect(rest).toEqual([]);
    expect(numbers).toMatchObject({
      severity: 'error',
      title: 'Zahl erwartet',
      column: 'Personen',
      count: 13,
    });
    expect(numbers?.rows.map((r) => r.where)).toEqual(
      [2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((n) => `Zeile ${n}`),
    );
    expect(numbers?.more).toBe(say.moreRows(3, 'altdorf-2025-Q4-einwohnerbestand.csv'));
    expect(area).toMatchObject({
      title: 'Gebiet unbekannt',
      count: 1,
      more: '',
      rows: [{ where: 'Zeile 16' }],
    });
    expect(page.state).toBe('todo');
    expect(page.summary).toContain('14 Fehler sind zu berichtigen.');
    expect(items(page, 'next')).toEqual([say.nextSteps.correct, say.nextSteps.deliver]);
  });

  it('adds up over files what was rejected, under all names its reason has', async () => {
    const input = await inputOf({
      [file]: table('A1;0;m;viele', 'Weg;0;m;100', ';1;m;100'),
      [before]: table('A1;0;m;manche', 'A2;0;m;keiner', 'A0;0;m;100'),
    });
    expect(items(feedbackOnCheck(input, 'eingang'), 'accepted')).toEqual([
      'Zahl erwartet: 3 Zellen',
      'Gebiet unbekannt oder Gebiet fehlt: 2 Zeilen',
    ]);
  });

  it('adds what intake only counted: 250 bad cells are 10 shown and 240 more', async () => {
    const rows = Array.from(
      { length: 250 },
      (_, i) => `A1;${i % 100};${i < 100 ? 'm' : i < 200 ? 'w' : 'insgesamt'};viele`,
    );
    const page = pageOf(await inputOf({ [file]: table(...rows) }));
    const [numbers] = groups(page).filter((g) => g.title === 'Zahl erwartet');
    expect(numbers).toMatchObject({ count: 250 });
    expect(numbers?.more).toContain('240 weitere');
  });

  it('says what changed: areas, rows, hidden cells, problems solved and new', async () => {
    const page = pageOf(
      await inputOf({
        [before]: table('A1;0;m;viele', 'A1;1;m;100', 'A2;0;m;.'),
        [file]: table('A1;0;m;.', 'A1;1;m;.', 'A1;2;jung;100'),
      }),
    );
    expect(items(page, 'changes')).toEqual([
      'unverändert 3 Zeilen',
      say.changeWords.areasGone(someNames(['Nördlicher Rand'])),
      '1 Zelle mehr als zuvor an der Quelle geheim gehalten',
      say.changeWords.solved(someNames(['Zahl erwartet'])),
      say.changeWords.fresh(someNames(['Angabe in »Geschlecht« unbekannt', 'Gebiete fehlen'])),
    ]);
  });

  it('lists files nobody could read, and what is overdue since when', async () => {
    const page = pageOf(await inputOf({ 'altdorf/2025-Q4/brief.docx': 'x' }));
    expect(page.summary).toContain('2 Lieferungen sind überfällig.');
    expect(items(page, 'arrived')).toEqual(['altdorf/2025-Q4/brief.docx']);
    expect(tables(page, 'missing')[0]?.map((r) => [r[1], r[4]])).toEqual([
      ['3. Quartal 2025', say.overdueSince(101)],
      ['4. Quartal 2025', say.overdueSince(9)],
      ['1. Quartal 2026', say.dueIn(81)],
    ]);
  });

  it('does not speak of the files of others', async () => {
    const input = await inputOf({
      [file]: whole('100', '200', '300'),
      'neustadt/2025-Q4/einwohnerbestand.csv': table('00701;0;m;viele'),
    });
    expect(groups(pageOf(input))).toEqual([]);
    expect(feedbackText(pageOf(input))).not.toContain('neustadt');
  });

  it('leaves later deliveries out where an older quarter is asked for', async () => {
    const files = { [file]: table('A1;0;m;viele'), [before]: whole('100', '200', '300') };
    const page = pageOf(await inputOf(files, { quarter: '2025-Q3' }));
    expect(tables(page, 'arrived')[0]?.map((r) => r[0])).toEqual([before]);
    expect(groups(page)).toEqual([]);
  });
});

describe('plain text', () => {
  const bad = table(
    `A1;0;m;100${'x'.repeat(200)}`,
    '\u001b[31mA2;0;m;100',
    '<b>Weg</b>;0;m;100',
    'A1;1;m;sehr viele Personen in einer Zelle, die länger ist als eine Zeile einer Nachricht',
  );

  it('has at most 76 columns and no control characters', async () => {
    const text = feedbackText(pageOf(await inputOf({ [file]: bad })));
    expect(text.split('\n').filter((line) => line.length > 76)).toEqual([]);
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
    expect(text).toContain('Gebiet unbekannt');
  });

  it('shows the problems of a check in the form of the program', async () => {
    const input = await inputOf({ [file]: table('A1;0;m;viele', 'Weg;0;m;100') });
    const text = checkText(feedbackOnCheck(input, file));
    expect(input.problems.length).toBeGreaterThan(1);
    for (const problem of input.problems) expect(text).toContain(formatProblem(problem));
  });

  it('carries the notice of a demonstration', async () => {
    const input = await inputOf({ [file]: whole('100', '200', '300') });
    const region = { ...input.room.region, demonstration: 'Alles erfunden.' };
    expect(feedbackText(pageOf({ ...input, room: { ...input.room, region } }))).toContain('Alles erfunden.');
  });
});
