/**
 * What the operators of a page mean for its text. Any other operator (pictures, drawings called by name, spaced letters, moves
 * between lines) may show or place text in a way that is not understood here.
 */
export type Meaning = 'save' | 'restore' | 'transform' | 'begin' | 'place' | 'font' | 'show' | 'nothing';

const operators: readonly (readonly [Meaning, readonly string[]])[] = [
  ['save', ['q']],
  ['restore', ['Q']],
  ['transform', ['cm']],
  ['begin', ['BT']],
  ['place', ['Tm']],
  ['font', ['Tf']],
  ['show', ['Tj', 'TJ']],
  // Colours, lines, areas, marks and how letters are filled: no text, and no place of a text.
  ['nothing', ['cs', 'CS', 'sc', 'SC', 'scn', 'SCN', 'g', 'G', 'rg', 'RG', 'k', 'K', 'gs', 'ri', 'i', 'Tr']],
  ['nothing', ['w', 'J', 'j', 'M', 'd', 'm', 'l', 'c', 'v', 'y', 'h', 're', 'W', 'W*', 'n', 'sh']],
  ['nothing', ['S', 's', 'f', 'F', 'f*', 'B', 'B*', 'b', 'b*', 'ET', 'BMC', 'BDC', 'EMC', 'MP', 'DP']],
];

/** One number for the bytes of an operator or a name; exact for up to six. No operator that is known has more than three. */
export const codeOf = (bytes: Uint8Array, start: number, end: number): number => {
  let code = 0;
  for (let at = start; at < end; at++) code = code * 256 + (bytes[at] ?? 0);
  return code;
};

const byCode = new Map<number, Meaning>(
  operators.flatMap(([meaning, names]) =>
    names.map((name): [number, Meaning] => [codeOf(Buffer.from(name), 0, name.length), meaning]),
  ),
);

/** The same of operators of one byte, which most are. */
const ofByte = Array.from({ length: 256 }, (_, byte) => byCode.get(byte));

/** Meaning of the operator that stands in these bytes; undefined for one that is not known. */
export const meaningOf = (content: Uint8Array, start: number, end: number): Meaning | undefined =>
  end - start === 1
    ? ofByte[content[start] ?? 0]
    : end - start > 3
      ? undefined
      : byCode.get(codeOf(content, start, end));
