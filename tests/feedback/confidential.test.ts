import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  checkText,
  deliveryMatrix,
  type FeedbackInput,
  feedbackFor,
  feedbackOnCheck,
  feedbackText,
  judge,
  reminders,
} from '../../pipeline/feedback/index.js';
import { maskProblem } from '../../pipeline/feedback/mask.js';
import * as intake from '../../pipeline/model/messages/intake.js';
import type { Problem } from '../../pipeline/model/problem.js';
import { createFeedback } from '../../pipeline/publish/feedback.js';
import { templates } from '../../pipeline/publish/places.js';
import { head, inputOf, table } from './support.js';

/** Every count is under the threshold of 90000 and unlike any other number on the pages, so a search finds a leak. */

const threshold = 90_000;
const counts = [58311, 67423, 74539, 81647, 53753, 61861, 77977];
const [c0, c1, c2, c3, c4, c5, c6] = counts.map(String);
const rows = [
  `A1;0-2;m;${c0}`,
  `A1;0-2;w;${c1}`,
  `A1;3-5;m;${c2}`,
  `A2;0-2;m;${c3}`,
  `A2;0-2;w;${c4}`,
  `A2;3-5;m;${c5}`,
  `A0;0-2;m;${c6}`,
];
const clean = table(...rows);
const file = 'altdorf/2025-Q4/einwohnerbestand.csv';
const before = 'altdorf/2025-Q3/einwohnerbestand.csv';
const html = createFeedback(join(templates, 'html'));

function outputs(input: FeedbackInput): Record<string, string> {
  const judged = judge(input);
  const page = feedbackFor(input, { id: 'altdorf', name: 'Stadt Altdorf' }, judged);
  const checked = feedbackOnCheck(input, 'eingang');
  return {
    page: html.page(page),
    text: feedbackText(page),
    check: checkText(checked),
    checkPage: html.page(checked),
    matrix: html.matrix(deliveryMatrix(input, judged)),
    letters: JSON.stringify(reminders(input.room, judged, input.today)),
  };
}

/** Digits of a count in any spelling: separators between them do not hide it. */
const squeezed = (text: string) => text.replace(/(?<=\d)[.,'’\s\u00a0\u202f]+(?=\d)/gu, '');

const swap = (row: string) => row.replace(/^(.*);(.*);(.*);(.*)$/, '$4;$2;$3;$1');
const faults: Record<string, (text: string) => string> = {
  'nothing broken': (t) => t,
  'a letter behind the number': (t) => t.replaceAll(/(\d{5})$/gm, '$1x'),
  'a letter before the number': (t) => t.replaceAll(/(\d{5})$/gm, 'n$1'),
  'a decimal comma': (t) => t.replaceAll(/(\d{5})$/gm, '$1,5'),
  'grouped with a blank inside': (t) => t.replaceAll(/(\d\d)(\d{3})$/gm, '$1 $2 Personen'),
  'grouped with a point and a word': (t) => t.replaceAll(/(\d\d)(\d{3})$/gm, '$1.$2 Pers.'),
  'an apostrophe and a word': (t) => t.replaceAll(/(\d\d)(\d{3})$/gm, "$1'$2 ca."),
  'negative numbers': (t) => t.replaceAll(/(\d{5})$/gm, '-$1'),
  'full width digits': (t) =>
    t.replaceAll(
      /\d{5}$/gm,
      (n) => `${[...n].map((d) => String.fromCharCode(0xff10 + Number(d))).join('')}x`,
    ),
  'value where the area belongs': (t) =>
    t
      .split('\n')
      .map((l, i) => (i === 0 ? l : swap(l)))
      .join('\n'),
  'value where the age belongs': (t) => t.replaceAll(/^(A\d);([\d-]+);(.);(\d+)$/gm, '$1;$4;$3;$2'),
  'value where the sex belongs': (t) => t.replaceAll(/^(A\d);([\d-]+);(.);(\d+)$/gm, '$1;$2;$4;$3'),
  'value glued to the sex': (t) => t.replaceAll(/;(.);(\d{5})$/gm, ';$1$2'),
  'value glued to the area': (t) => t.replaceAll(/^(A\d);(.*);(\d{5})$/gm, '$1 $3;$2;'),
  'a delimiter too many': (t) => t.replaceAll(/(\d{5})$/gm, '$1;$1'),
  'a quotation mark left open': (t) => t.replace(/(\d{5})\n/, '"$1\n'),
  'quotation mark inside': (t) => t.replaceAll(/(\d\d)(\d{3})$/gm, '"$1"$2'),
  'heading missing': (t) => t.replace(`${head}\n`, ''),
  'heading cut': (t) => t.replace(head, 'Gebiet;Alter'),
  'a column renamed': (t) => t.replace('Personen', 'Köpfe'),
  'two columns of a name': (t) => t.replace(head, 'Gebiet;Alter;Personen;Personen'),
  'rows doubled with other values': (t) => `${t}${rows.map((r) => `${r}1`).join('\n')}\n`,
  'the same rows again': (t) => `${t}${rows.join('\n')}\n`,
  'area unknown': (t) => t.replaceAll('A2', 'Nirgends'),
  'both decimal marks': (t) => t.replaceAll(/(\d\d)(\d{3})$/gm, '$1.$2').replace(/\.(\d{3})\n/, ',$1\n'),
  'a note below': (t) => `${t}Quelle: eigene Zählung ${c0}\n`,
  'a title above': (t) => `Bestand ${c1}\n${t}`,
  'tabs instead of semicolons': (t) => t.replaceAll(';', '\t'),
  'one column only': (t) => t.replaceAll(';', ' '),
  'utf-16 read as it is': (t) => t.replace('\n', '\n\0'),
};

describe('no count under the threshold', () => {
  it.each(Object.keys(faults))('%s', async (name) => {
    const broken = faults[name]?.(clean) ?? '';
    const input = await inputOf({ [file]: broken, [before]: clean }, { threshold });
    for (const [kind, text] of Object.entries(outputs(input))) {
      const plain = squeezed(text.normalize('NFKC'));
      const leaked = counts.filter((count) => plain.includes(String(count)));
      expect(leaked, `${kind}: ${name}`).toEqual([]);
    }
  });

  it('in a correction that repeats the cell', async () => {
    const correction = { file, line: 2, column: 'Personen', was: c0, becomes: c1, reason: 'x' };
    const stale = { ...correction, line: 3, was: c2 };
    const gone = { ...correction, line: 99, was: c3 };
    const input = await inputOf({ [file]: clean }, { threshold, corrections: [correction, stale, gone] });
    expect(input.problems.map((p) => p.code)).toEqual([
      'correction-applied',
      'correction-stale',
      'correction-line-missing',
    ]);
    for (const text of Object.values(outputs(input)))
      expect(counts.filter((count) => squeezed(text).includes(String(count)))).toEqual([]);
  });

  it('is found by this search where nothing is masked', async () => {
    const input = await inputOf({ [file]: clean.replaceAll(/(\d{5})$/gm, '$1x') }, { threshold: 3 });
    const { text = '' } = outputs(input);
    expect(squeezed(text)).toContain(c0);
  });
});

describe('maskProblem', () => {
  const place = { file: 'a.csv', line: 3, sheetRow: 3, column: 'Personen' };
  const rule = { type: 'integer', min: 0 } as const;
  const found = (text: string, threshold = 10) =>
    maskProblem(intake.numberExpected(place, text, rule), threshold).found;
  const hidden = '(hier nicht wiedergegeben: könnte ein Wert unter 10 sein)';

  it.each(['7x', '9', '1 Person', 'zwei', '3,0', '0,5', '5.00', '②', '٣', '2-3', '1.2.3'])(
    'hides %s',
    (text) => expect(found(text)).toBe(hidden),
  );
  it.each(['12,5', 'viele', 'zwölf', 'Eindhoven', '10', '0', '1.234', '#WERT!', '9999999999999'])(
    'shows %s',
    (text) => expect(found(text)).toBe(`»${text}«`),
  );
  it('shows everything of a class without a threshold', () => expect(found('7x', 0)).toBe('»7x«'));

  it('leaves plain notations of periods and ages', () => {
    const key = { file: 'a.csv', line: 3, sheetRow: 3, column: 'Zeitraum' };
    for (const text of ['2025-Q5', '31.11.2025', '2025/4'])
      expect(maskProblem(intake.periodUnknown(key, 'a.csv', text, 'x'), 10).found).toBe(`»${text}«`);
    expect(maskProblem(intake.ageUnknown(key, 'a.csv', '14-0'), 10).found).toBe('»14-0«');
    expect(maskProblem(intake.ageUnknown(key, 'a.csv', '7'), 10).found).toBe(hidden);
  });

  it('leaves what our own texts say about when and where', () => {
    const texts = {
      found: '7, zuvor (1. Quartal 2025) 12 und am 01.02.2025 8',
      remedy: 'eintragen (area: "99001002-1", period: "2025-Q2")',
    };
    const problem: Problem = { severity: 'warning', code: 'x', title: 'x', quotesValues: true, ...texts };
    expect(maskProblem(problem, 10)).toMatchObject({
      found: `${hidden}, zuvor (1. Quartal 2025) 12 und am 01.02.2025 ${hidden}`,
      remedy: texts.remedy,
    });
  });

  it('leaves numbers of cells and keys of areas', () => {
    const surplus = intake.surplusCells(place, 'a.csv', '6 Zellen, überzählig »3«', 4);
    expect(maskProblem(surplus, 10)).toMatchObject({
      found: `6 Zellen, überzählig ${hidden}`,
      expected: surplus.expected,
    });
    const key = { file: 'a.csv', line: 3, sheetRow: 3, column: 'Gebiet' };
    expect(maskProblem(intake.areaUnknown(key, 'a.csv', '99001002-1', null), 10).found).toBe('»99001002-1«');
  });

  it('hides a heading that is nothing but a small number', () => {
    const heading = { file: 'a.csv', line: 1, column: '7' };
    expect(maskProblem(intake.unknownColumn(heading, ['Personen'], null), 10)).toMatchObject({
      column: hidden,
      found: hidden,
    });
    const named = { ...heading, column: 'Bezirk 7' };
    expect(maskProblem(intake.unknownColumn(named, ['Personen'], null), 10).column).toBe('Bezirk 7');
  });
});
