import fc from 'fast-check';
import iconv from 'iconv-lite';
import { expect, it } from 'vitest';
import { intake } from '../../pipeline/intake/index.js';
import { duplicateConflictTitle, fileReason } from '../../pipeline/model/messages/intake.js';
import { openStore } from '../../pipeline/store/store.js';
import { memoryWorld } from '../support/memory-files.js';
import { tinyRoom } from '../support/tiny-room.js';
import { mutated, soup, wrapped } from './fuzz/arbitraries.js';
import { rejectedOf } from './support.js';

const inOnePiece = { from: Number.POSITIVE_INFINITY, size: 1 };

/** Reads files, each in parts of `size` bytes, or each in one piece. */
async function readBy(streaming: { from: number; size: number }, files: Record<string, Uint8Array>) {
  const store = await openStore({ threads: 1 });
  try {
    const world = memoryWorld(files);
    const result = await intake(world, store, tinyRoom(), Number.POSITIVE_INFINITY, undefined, streaming);
    return {
      problems: result.problems,
      report: result.report,
      rejected: await rejectedOf(result, store),
      persons: await store.query('SELECT * FROM cells_einwohnerbestand ORDER BY ALL'),
      dwellings: await store.query('SELECT * FROM cells_wohnungsbestand ORDER BY ALL'),
    };
  } finally {
    store.close();
  }
}

const nameOf = (i: number) =>
  `data-raw/deliveries/altdorf/2025-Q4/${i % 3 === 2 ? 'wohnungsbestand' : 'einwohnerbestand'}_${i}.csv`;

async function agree(samples: readonly Uint8Array[], size: number): Promise<void> {
  const files = Object.fromEntries(samples.map((bytes, i) => [nameOf(i), bytes]));
  const whole = await readBy(inOnePiece, files);
  const parts = await readBy({ from: 0, size }, files);
  if (JSON.stringify(parts) !== JSON.stringify(whole)) {
    for (const [i, bytes] of samples.entries()) {
      const file = { [nameOf(i)]: bytes };
      const context = JSON.stringify(Buffer.from(bytes).toString('latin1'));
      expect(await readBy({ from: 0, size }, file), context).toEqual(await readBy(inOnePiece, file));
    }
  }
  expect(parts).toEqual(whole);
}

const header = 'Gebiet;Zeitraum;Alter;Geschlecht;Personen';
const cells = fc.tuple(
  fc.constantFrom(
    'A1',
    'A2',
    '00701',
    'Nord',
    'Nördlich',
    '"A1"',
    '"Alt ""dorf"""',
    'Ä;1',
    '"A\n1"',
    '01999',
  ),
  fc.constantFrom('2025-Q4', '31.12.2025', '', 'nie'),
  fc.constantFrom('0', '7', '12-14', 'unter 3'),
  fc.constantFrom('m', 'w', 'männlich', '"w"  ', '"w" x'),
  fc.constantFrom('0', '12', '1.234', '12,5', '3.353', '2607,0', '–', '.', '12*', 'x', '', 'k. A.', 'M?ller'),
);
const line = fc.oneof(
  { weight: 12, arbitrary: cells.map((c) => c.join(';')) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('', ';;;;', 'Quelle: Register', '1) Anmerkung', '"offen;;', 'a@b.de'),
  },
  { weight: 1, arbitrary: fc.constantFrom(header, 'A1;2025-Q4;3;m', 'A1;2025-Q4', 'A', 'Nör') },
);
const encodings = ['utf8', 'utf8', 'windows-1252', 'iso-8859-15', 'utf-16le', 'utf-16be'];
const table = fc
  .tuple(
    fc.array(line, { minLength: 1, maxLength: 40 }),
    fc.constantFrom('\n', '\r\n', '\r'),
    fc.constantFrom('', 'Titel der Tabelle\n\n'),
    fc.constantFrom(...encodings),
    fc.boolean(),
    fc.constantFrom(header, `${header};`, header.replace('Alter', '')),
  )
  .map(([lines, end, title, encoding, mark, heading]) => {
    const text = `${title}${heading}\n${lines.join('\n')}${mark ? '\n' : ''}`.replaceAll('\n', end);
    return new Uint8Array(iconv.encode(text, encoding, { addBOM: mark && encoding !== 'iso-8859-15' }));
  });

it('a file read in parts gives the same rows, problems and accounting as one that is held', async () => {
  const sizes = [1, 2, 3, 7, 16, 64, 1000];
  const arbitrary = fc.oneof(
    { weight: 6, arbitrary: table },
    { weight: 2, arbitrary: mutated },
    { weight: 1, arbitrary: wrapped },
    { weight: 1, arbitrary: soup },
  );
  for (const [i, size] of sizes.entries()) {
    const samples = fc.sample(arbitrary, { numRuns: size < 10 ? 15 : 40, seed: 70 + i });
    await agree(samples, size);
  }
}, 300_000);

it('keeps notes, filled down keys and long runs of bad rows apart as the whole file does', async () => {
  const rows = (n: number, row: (i: number) => string) =>
    Array.from({ length: n }, (_, i) => row(i)).join('\n');
  const encode = (text: string) => new TextEncoder().encode(text);
  // Mostly UTF-8.
  const broken = Buffer.from(`${header}\nNördlich;2025-Q4;1;männlich;3\nN\u0001rd;2025-Q4;1;m;4\n`);
  broken[broken.indexOf(1)] = 0xe4;
  for (const size of [1, 2, 3, 5]) await agree([broken], size);
  await agree(
    [
      // Headings once more, short rows that are a habit, short rows that are none, a last line cut off.
      encode(
        `${header}\n${rows(300, (i) => (i % 50 === 49 ? header : `A1;2025-Q4;${i % 90};m;${i}`))}\nA2;20`,
      ),
      encode(`${header}\n${rows(700, (i) => `A1;2025-Q4;${i % 90};m${i > 30 && i < 40 ? '' : `;${i}`}`)}\nA`),
      encode(
        `${header}\n${rows(700, (i) => `A1;2025-Q4;${i % 90};m${i % 7 ? `;${i}` : ''}`)}\nNotiz\nA1;2025-Q4\nA`,
      ),
      // More rows without a word that is known than the tail of a file holds.
      encode(`${header}\nA1;2025-Q4;1;m;3\n${rows(700, (i) => `Zeile ${i};so;nicht;nein;niemals`)}`),
      encode(`${header}\n${rows(1500, (i) => `A1;2025-Q4;${i % 90};m;${i}`)}\n\nQuelle: Amt\nStand: heute`),
      encode(
        `${header}\n${rows(1200, (i) => `A1;2025-Q4;${i % 90};m;1.23${i % 10}`)}\n"A2";2025-Q4;1;m;12,5`,
      ),
      encode(
        `Gebiet;Geschlecht;Zeitraum;Personen\n${rows(600, (i) => `${i % 2 ? '' : `A${i}`};${i % 2 ? 'w' : 'm'};2025-Q4;${i}`)}`,
      ),
    ],
    4096,
  );
}, 120_000);

it('rows found doubled, or without a column, are kept as they were delivered, in whatever parts they are read', async () => {
  const rows = Array.from({ length: 30 }, (_, i) => `A1;2025-Q4;${i};m`);
  const doubled = [header, ...rows.map((r) => `${r};1`), ...rows.map((r) => `${r};2`), ''].join('\n');
  const noSex = doubled.replace(';Geschlecht', '').replaceAll(';m;', ';');
  const lines = Array.from({ length: 60 }, (_, i) => i + 2);
  for (const [text, reason, records, problems] of [
    [doubled, duplicateConflictTitle, 60, 21],
    [noSex, fileReason('missing-column'), 60, 1],
  ] as const) {
    for (const streaming of [inOnePiece, { from: 0, size: 64 }]) {
      const read = await readBy(streaming, { [nameOf(0)]: new TextEncoder().encode(text) });
      const [kept] = read.rejected;
      expect(kept?.rows.map((r) => r.line)).toEqual(lines);
      expect(kept?.rows.map((r) => r.cells.join(';'))).toEqual(text.trimEnd().split('\n').slice(1));
      expect(new Set(kept?.rows.map((r) => r.reason))).toEqual(new Set([reason]));
      expect(read.report.deliveries[0]?.records).toEqual({
        read: 60,
        accepted: 0,
        rejected: records,
        setAside: 0,
      });
      expect(read.problems).toHaveLength(problems);
      expect(read.persons.every((cell) => cell.state === 'rejected' && cell.value === null)).toBe(true);
    }
  }
});
