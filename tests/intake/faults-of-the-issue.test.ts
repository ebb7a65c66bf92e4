import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import * as say from '../../pipeline/model/messages/intake.js';
import { ageBecameDate, areaDestroyed } from '../../pipeline/model/messages/keys.js';
import * as notation from '../../pipeline/model/messages/notation.js';
import {
  headingRepeated,
  keyColumnMissing,
  missingCells,
  rowsJoined,
} from '../../pipeline/model/messages/rows.js';
import { plainForSender, remedyForSender, titleForSender } from '../../pipeline/model/messages/sender.js';
import { keysFilledDown, rowSkipped, zeroBytes } from '../../pipeline/model/messages/table.js';
import { workbookUnreadable } from '../../pipeline/model/messages/workbook.js';
import type { Problem } from '../../pipeline/model/problem.js';
import { balance, type Files, run } from './support.js';

/**
 * Every fault of a delivery that is to be noticed, with the one problem it must give. Those that have their tables
 * elsewhere are not doubled here:
 * - encodings, delimiters, headings of several levels, titles, notes, units: kinds, find-table and inspect tests
 * - restored keys, totals without a name: keys test; two decimal marks, marks and words in a column: numbers test
 * - signs, bounds, dates: texts and signs tests; wide tables and mappings that fit no longer: mapping and propose tests
 * - sheets, hidden rows and columns, formulas without a result, encrypted workbooks: workbook test
 * - parts above their whole, sums that do not meet, unlikely changes, values unlike those of similar areas, the same
 *   file or the same numbers again, another quarter, acknowledgements: plausibility test; missing areas: coverage test
 * - personal records: personal and quarantine tests; small counts in a Rückmeldung: confidential test
 */

const file = 'altdorf/2025-Q4/einwohnerbestand.csv';
const other = 'jobcenter/2025-Q4/einwohnerbestand.csv';
const shown = (name: string) => `deliveries/${name}`;
const ofFile = { supplier: 'altdorf', file: shown(file) };
const at = (line: number, column?: string) => ({
  ...ofFile,
  line,
  sheetRow: line,
  ...(column === undefined ? {} : { column }),
});
/** Problems of the heading and of doubled values know the line alone. */
const inLine = (line: number, column: string) => ({ ...ofFile, line, column });
const heading = 'Gebiet;Zeitraum;Alter;Geschlecht;Personen';
const labels = ['Gebiet', 'Zeitraum', 'Alter', 'Geschlecht', 'Personen'];
const good = 'A1;2025-Q4;0-2;w;11';
const table = (...rows: string[]) => `${[heading, good, ...rows].join('\n')}\n`;
const whole = { type: 'integer', min: 0, max: 1_000_000 } as const;
const sexes = [
  ['m', 'männlich'],
  ['w', 'weiblich'],
  ['insgesamt', 'insgesamt'],
] as const;
const quarter = say.expectedPeriod.quarterly;
const key = 'Mitte · 4. Quartal 2025 · Alter 0 bis unter 3 · w';

type Fault = [name: string, files: string | Uint8Array | Files, problems: Problem[]];
const value = (text: string, problem: (place: ReturnType<typeof at>) => Problem): Fault => [
  `value »${text}«`,
  table(`A2;2025-Q4;0-2;w;${text}`),
  [problem(at(3, 'Personen'))],
];

const faults: Fault[] = [
  // Find the table in the file
  [
    'one byte of Windows-1252 in a UTF-8 file costs its own row only',
    Buffer.concat([
      Buffer.from(table('Nördlicher Rand;2025-Q4;0-2;w;12', 'Nördlicher Rand;2025-Q4;3-5;w;13')),
      iconv.encode('Nördlicher Rand;2025-Q4;6-9;w;14\n', 'windows-1252'),
    ]),
    [areaDestroyed(at(5, 'Gebiet'), file, 'N\ufffdrdlicher Rand')],
  ],
  [
    'quotation mark that is not closed',
    table('"A2;2025-Q4;0-2;w;12'),
    [say.quotesBroken(at(3), file, '"A2;2025-Q4;0-2;w;12')],
  ],
  [
    'quotation mark that is closed in the next row',
    table('"A2;2025-Q4;0-2;w;12', 'A2;2025-Q4;3-5;w";13'),
    [rowsJoined(at(3), file, 4)],
  ],
  [
    'row of column numbers',
    `${heading}\n1;2;3;4;5\n${good}\n`,
    [rowSkipped(at(2), ['1', '2', '3', '4', '5'])],
  ],
  [
    'heading at the top of each page',
    table(heading, 'A2;2025-Q4;0-2;w;12', heading, 'A2;2025-Q4;3-5;w;13'),
    [headingRepeated(at(3), [3, 5])],
  ],
  [
    'keys in the first row of each group',
    'Gebiet;Geschlecht;Alter;Personen\nA1;m;0-2;11\n;w;0-2;12\nA2;m;0-2;13\n;w;0-2;14\n',
    [keysFilledDown(ofFile, ['Gebiet'])],
  ],
  [
    'row that is cut off',
    table('A2;2025-Q4;0-2;w;12', 'A2;2025-Q4;3-5'),
    [missingCells(at(4, 'Alter'), file, ['A2', '2025-Q4', '3-5'], 5, ';')],
  ],
  [
    'delimiter within a number',
    table('A2;2025-Q4;0-2;w;1;200'),
    [say.surplusCells(at(3), file, '6 Zellen, überzählig »200«', 5)],
  ],
  ['no bytes', new Uint8Array(), [say.zeroLength(ofFile)]],
  ['heading without rows', `${heading}\n`, [say.emptyFile(ofFile)]],
  ['zero bytes', table('A2;2025-Q4;0-2;w;1\0'), [zeroBytes({ ...ofFile, line: 3 })]],
  [
    'workbook that was cut off',
    Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]),
    [workbookUnreadable(ofFile, 'damaged')],
  ],

  // Read numbers and signs rightly
  value('12,5', (p) => say.numberExpected(p, '12,5', whole)),
  value('1\u00072', (p) => say.numberExpected(p, '1\u00072', whole)),
  value('-1', (p) => say.valueOutOfRange(p, '-1', whole)),
  value('1000001', (p) => say.valueOutOfRange(p, '1000001', whole)),
  value('12 %', (p) => notation.percentSign(p, '12 %', whole)),
  value('12#', (p) => notation.footnoteUnknown(p, '12#', '#')),
  value('03. Feb', (p) => notation.numberBecameDate(p, '03. Feb', whole)),
  value('#NV', (p) => notation.formulaError(p, '#NV', whole)),
  value('####', (p) => notation.columnTooNarrow(p, '####', whole)),
  value('1,2E+05', (p) => notation.digitsLost(p, '1,2E+05', whole)),
  [
    '3.353 beside 56.0',
    table('A2;2025-Q4;0-2;w;3.353', 'A2;2025-Q4;3-5;w;56.0'),
    [notation.decimalMarkUnclear(at(3, 'Personen'), '3.353', { text: '56.0', line: 4 })],
  ],
  [
    'period of two readings',
    table('A2;2025/4;0-2;w;12'),
    [say.periodAmbiguous(at(3, 'Zeitraum'), file, '2025/4', ['2025-Q4', '2025-04'])],
  ],
  [
    'no such period',
    table('A2;2025-Q5;0-2;w;12'),
    [say.periodUnknown(at(3, 'Zeitraum'), file, '2025-Q5', quarter)],
  ],
  [
    'period of another rhythm',
    table('A2;2025;0-2;w;12'),
    [say.periodUnfit(at(3, 'Zeitraum'), file, '2025', quarter)],
  ],
  [
    'age that became a date',
    table('A2;2025-Q4;03. Jun;w;12'),
    [ageBecameDate(at(3, 'Alter'), file, '03. Jun')],
  ],
  [
    'age span the wrong way round',
    table('A2;2025-Q4;5-4;w;12'),
    [say.ageUnknown(at(3, 'Alter'), file, '5-4')],
  ],
  [
    'unknown code',
    table('A2;2025-Q4;0-2;3;12'),
    [say.codeUnknown(at(3, 'Geschlecht'), file, '3', sexes, null)],
  ],
  ['blank code', table('A2;2025-Q4;0-2;;12'), [say.codeUnknown(at(3, 'Geschlecht'), file, '', sexes, null)]],
  ['blank area', table(';2025-Q4;0-2;w;12'), [say.areaUnknown(at(3, 'Gebiet'), file, '', null)]],
  [
    'word that every object of JavaScript knows',
    table('constructor;2025-Q4;0-2;w;12'),
    [say.areaUnknown(at(3, 'Gebiet'), file, 'constructor', null)],
  ],
  [
    'area of another supplier',
    table('00701;2025-Q4;0-2;w;12'),
    [say.areaForeign(at(3, 'Gebiet'), file, '00701', 'Stadt Altdorf')],
  ],

  // Map columns
  [
    'column nobody knows',
    `${heading};Bemerkung\n${good};x\n`,
    [say.unknownColumn(inLine(1, 'Bemerkung'), labels, null)],
  ],
  [
    'column that stands twice',
    `${heading};Personen\n${good};11\n`,
    [say.doubledColumn(inLine(1, 'Personen'), 2, false)],
  ],
  [
    'area column missing',
    'Alter;Geschlecht;Personen\n0-2;w;11\n',
    [say.missingColumn(inLine(1, 'Gebiet'), ['Alter', 'Geschlecht', 'Personen'], null, true)],
  ],
  [
    'column of a dimension missing',
    'Gebiet;Alter;Personen\nA1;0-2;11\nA1;0-2;12\nA2;0-2;13\nA2;0-2;14\n',
    [keyColumnMissing(inLine(1, 'Geschlecht'), ['Geschlecht'], [2, 3], null)],
  ],

  // Check plausibility
  [
    'value delivered twice',
    table(good),
    [say.duplicateSame(inLine(3, 'Personen'), key, `${shown(file)}, Zeile 2`)],
  ],
  [
    'two suppliers contradict each other: both are told',
    { [file]: table(), [other]: `${heading}\nA1;2025-Q4;0-2;w;12\n` },
    [
      say.duplicateConflict(inLine(2, 'Personen'), key, `${shown(other)}, Zeile 2`),
      say.duplicateConflict(
        { supplier: 'jobcenter', file: shown(other), line: 2, column: 'Personen' },
        key,
        `${shown(file)}, Zeile 2`,
      ),
    ],
  ],
];

describe('every fault gives its problem, and no other', () => {
  it.each(faults)('%s', async (_, given, problems) => {
    const files = typeof given === 'string' || given instanceof Uint8Array ? { [file]: given } : given;
    const result = await run(files);
    expect(result.problems).toEqual(problems);
    for (const account of result.report.deliveries) balance(account);
  });
});

describe('what a sender reads', () => {
  it.each(faults)('%s: nothing about files of the county', (_, __, problems) => {
    for (const p of problems) {
      const texts = [
        titleForSender(p),
        remedyForSender(p),
        ...[p.found, p.expected, p.consequence].map((t) => plainForSender(t ?? '')),
      ];
      expect(texts.join('\n')).not.toMatch(
        /\.yaml|areas\.csv|mappings|internal|Lesevorschrift|beim Lieferanten/,
      );
    }
  });
  it('a blank cell is to be filled, and nothing is guessed', () => {
    const blank = say.codeUnknown(at(3, 'Geschlecht'), file, '', sexes, 'm');
    expect(remedyForSender(blank)).toBe('Bitte die Angabe in dieser Zeile eintragen.');
    expect(blank.expected).toBe('möglich sind m (männlich), w (weiblich), insgesamt');
    expect(remedyForSender(say.areaUnknown(at(3), file, '', null))).toBe(
      'Bitte das Gebiet in dieser Zeile eintragen.',
    );
  });
});

describe('cells left off at the end of a row', () => {
  const wide = ['Gebiet;Bauart;Wohnungen;Wohnfläche'];
  const flats = 'altdorf/2025/wohnungsbestand.csv';
  const codes = async (...rows: string[]) => {
    const { problems } = await run({ [flats]: `${[...wide, ...rows].join('\n')}\n` });
    return problems.map((p) => [p.code, p.line]);
  };
  it('are blank where three rows below each other do so, as Excel writes them', async () => {
    expect(await codes('A1;alt;11', 'A1;neu;12', 'A2;alt;13', 'A2;neu;14;', 'A0;alt;15;9,5')).toEqual([]);
  });
  it('are blank where the program writes no empty cell at the end of any row', async () => {
    expect(await codes('A1;alt;11', 'A1;neu;12;9,5', 'A2;alt;13', 'A2;neu;14;8,5', 'A0;alt;15')).toEqual([]);
  });
  it('are missing where the program writes them elsewhere, or where a key is among them', async () => {
    expect(await codes('A1;alt;11;', 'A1;neu;12', 'A2;alt;13;8,5')).toEqual([['missing-cells', 3]]);
    expect(await codes('A1', 'A2', 'A0', 'A1;neu;12;8,5')).toEqual([
      ['missing-cells', 2],
      ['missing-cells', 3],
      ['missing-cells', 4],
    ]);
  });
});
