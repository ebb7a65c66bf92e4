import fc from 'fast-check';
import iconv from 'iconv-lite';

/** Files no office would send, and files an office did send before something happened to them. */

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const joined = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

const headings = ['Gebiet;Zeitraum;Alter;Geschlecht;Personen', 'Gebiet;Zeitraum;Bauart;Wohnungen;Wohnfläche'];
const pieces = [
  ...[
    ';',
    ';',
    ';',
    ',',
    '\t',
    '|',
    '\n',
    '\n',
    '\n',
    '\r\n',
    '\r',
    '"',
    '""',
    ' ',
    '\0',
    '\u00a0',
    '\ufeff',
  ],
  ...['A1', 'A2', 'A0', '00701', 'Mitte', 'Nördlicher Rand', 'Insgesamt', '01999004', '1999004'],
  ...['2025-Q4', '2025', '31.12.2025', '2025/4', 'm', 'w', 'insgesamt', '0', '3-5', 'alt', 'neu'],
  ...['12', '1.234', '1,5', '-3', '–', '.', '/', '*', '...', 'x', '< 3', '12 %', '#NV', '1e9', '12*'],
  ...['=1+1', '<script>', "'; DROP TABLE cells; --", '__proto__', 'constructor', '\u001b[31m', '\u202e', '©'],
  ...['Quelle: Amt', '__________', '1) Anmerkung', 'sep=;', ...headings],
];

/** Delimiters, quotation marks and keys in any order, at times below a heading. */
export const soup: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.constantFrom('', `${headings[0]}\n`, `${headings[1]}\n`, `Titel\n\n${headings[0]}\n`),
    fc.array(fc.constantFrom(...pieces), { maxLength: 60 }),
    fc.constantFrom('utf-8', 'utf-8', 'utf-8', 'windows-1252', 'utf-16le', 'utf-16be'),
  )
  .map(([head, body, encoding]) => new Uint8Array(iconv.encode(head + body.join(''), encoding)));

const marks = [
  [0xef, 0xbb, 0xbf],
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0xff, 0xfe, 0, 0],
  [0x50, 0x4b, 3, 4],
  [0xd0, 0xcf, 0x11, 0xe0],
  [0x1f, 0x8b],
  [0x25, 0x50, 0x44, 0x46],
];
/** Random bytes behind a byte order mark or the first bytes of a packed file. */
export const wrapped: fc.Arbitrary<Uint8Array> = fc
  .tuple(fc.constantFrom(...marks), fc.uint8Array({ maxLength: 200 }))
  .map(([mark, rest]) => Uint8Array.from([...mark, ...rest]));

const row = fc
  .tuple(
    fc.constantFrom('A1', 'A2', 'A0', 'Mitte', 'Nördlicher Rand'),
    fc.nat({ max: 20 }),
    fc.constantFrom('m', 'w'),
    fc.nat({ max: 2000 }),
  )
  .map(([area, age, sex, count]) => `${area};2025-Q4;${age};${sex};${count}`);
const clean = fc
  .tuple(fc.array(row, { minLength: 1, maxLength: 14 }), fc.constantFrom('\n', '\r\n'), fc.boolean())
  .map(([rows, end, open]) => bytesOf([headings[0], ...rows].join(end) + (open ? '' : end)));

type Change = (bytes: Uint8Array) => Uint8Array;
const at = (bytes: Uint8Array, share: number) => Math.floor(share * bytes.length);
const share = fc.double({ min: 0, max: 0.999, noNaN: true });

const flip = fc.tuple(share, fc.nat({ max: 255 })).map(
  ([where, value]): Change =>
    (bytes) => {
      const changed = bytes.slice();
      changed[at(bytes, where)] = value;
      return changed;
    },
);
const cut = fc.tuple(share, fc.nat({ max: 40 })).map(
  ([where, length]): Change =>
    (bytes) => {
      const from = at(bytes, where);
      return joined([bytes.subarray(0, from), bytes.subarray(from + length)]);
    },
);
const end = share.map(
  (where): Change =>
    (bytes) =>
      bytes.slice(0, at(bytes, where)),
);
const insert = fc
  .tuple(share, fc.oneof(fc.constantFrom(...pieces).map(bytesOf), fc.uint8Array({ maxLength: 8 })))
  .map(
    ([where, piece]): Change =>
      (bytes) => {
        const from = at(bytes, where);
        return joined([bytes.subarray(0, from), piece, bytes.subarray(from)]);
      },
  );
const doubleLine = share.map(
  (where): Change =>
    (bytes) => {
      const from = bytes.lastIndexOf(10, at(bytes, where)) + 1;
      const next = bytes.indexOf(10, from);
      const line = bytes.subarray(from, next < 0 ? bytes.length : next + 1);
      return joined([bytes.subarray(0, from), line, bytes.subarray(from)]);
    },
);
/** From some place on in another encoding. */
const mixEncodings = fc.tuple(share, fc.constantFrom('windows-1252', 'utf-16le', 'utf-16be', 'utf-8')).map(
  ([where, encoding]): Change =>
    (bytes) => {
      const from = at(bytes, where);
      return joined([
        bytes.subarray(0, from),
        iconv.encode(Buffer.from(bytes.subarray(from)).toString('utf8'), encoding),
      ]);
    },
);

/** A clean delivery after one to five accidents. */
export const mutated: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    clean,
    fc.array(fc.oneof(flip, cut, end, insert, insert, doubleLine, mixEncodings), {
      minLength: 1,
      maxLength: 5,
    }),
  )
  .map(([bytes, changes]) => changes.reduce<Uint8Array>((changed, change) => change(changed), bytes));

/** Few but large: a cell of a hundred thousand characters, thousands of quotation marks, of delimiters, of columns. */
export const huge: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.constantFrom('x', '"', '""', ';', '";"', '\n', '9', '1.', 'ä', '\r', ' ', '"\n', '<', '. ', '-', '_'),
    fc.constantFrom(1000, 20_000, 100_000),
    fc.constantFrom(
      '',
      `${headings[0]}\n`,
      `${headings[0]}\nA1;2025-Q4;1;m;`,
      `${headings[0]}\nA1;2025-Q4;1;m;"`,
    ),
  )
  .map(([piece, times, head]) => bytesOf(`${head}${piece.repeat(times)}\nA1;2025-Q4;2;w;5\n`));
