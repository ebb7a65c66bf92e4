import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { plainYaml } from '../../pipeline/definitions/plain-yaml.js';

/** Two readers of YAML: the quick one for values, the other one for places and mistakes. Both must read the same. */

const root = join(import.meta.dirname, '../..');
const texts = ['indicators', 'data-raw', 'examples'].flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .map((file) => ({ file: join(folder, file), text: readFileSync(join(root, folder, file), 'utf8') })),
);

const emptyKey = /"(?:null)?":/;

function difference(text: string): unknown {
  const quick = plainYaml(text);
  const document = parseDocument(text, { prettyErrors: false });
  // What only one of them takes for a mistake is none of a value; a key that is empty goes by two names.
  if (quick === null || document.errors.length > 0 || emptyKey.test(JSON.stringify(quick.value))) return null;
  const value: unknown = document.toJS();
  return Object.is(JSON.stringify(value), JSON.stringify(quick.value))
    ? null
    : { text, value, quick: quick.value };
}

describe('plainYaml', () => {
  it('reads the definitions of the project itself, as the library does', () => {
    expect(texts.length).toBeGreaterThan(100);
    const left = texts.filter(({ text }) => plainYaml(text) === null).map(({ file }) => file);
    expect(left).toEqual([]);
    expect(texts.map(({ text }) => difference(text)).filter((d) => d !== null)).toEqual([]);
  });

  it('reads texts, numbers and words by the core schema of YAML 1.2', () => {
    const text = [
      'id: sgb2 # Kommentar',
      "schluessel: { '05978020': Kamen, 1: eins, true: ja }",
      'zahlen: [1, -2.50, 007, 2025-Q4, 2025-12-31, 1_000, yes, null, true]',
      'liste:',
      '- erstes',
      '- { von: 0, unter: 3 }',
      '- name: a',
      '  wert: "x, y"',
      'text: >-',
      '  eins',
      '  zwei',
      '',
      '  drei',
      'lang: vier',
      '  fünf',
      'leer:',
      '',
    ].join('\n');
    expect(plainYaml(text)).toEqual({
      value: {
        id: 'sgb2',
        schluessel: { '05978020': 'Kamen', '1': 'eins', true: 'ja' },
        zahlen: [1, -2.5, 7, '2025-Q4', '2025-12-31', '1_000', 'yes', null, true],
        liste: ['erstes', { von: 0, unter: 3 }, { name: 'a', wert: 'x, y' }],
        text: 'eins zwei\ndrei',
        lang: 'vier fünf',
        leer: null,
      },
    });
  });

  it.each([
    ['a doubled key', 'a: 1\na: 2\n'],
    ['a tab', 'a:\n\t- 1\n'],
    ['a colon inside', 'a: b: c\n'],
    ['an open quote', 'a: "b\n'],
    ['an open bracket', 'a: [1, 2\n'],
    ['two documents', 'a: 1\n---\nb: 2\n'],
    ['a line that is too deep', 'a: 1\n  b: 2\n'],
    ['a list', '- 1\n'],
    ['nothing', '# leer\n'],
  ])('leaves %s to the reader that knows places', (_, text) => {
    expect(plainYaml(text)).toBeNull();
  });

  it('equals the library over mutated definitions', () => {
    const pieces = [
      ' ',
      '  ',
      '\n',
      '\n  ',
      '\n\n',
      '- ',
      ': ',
      ':',
      '#',
      ' #',
      '"',
      "'",
      '[',
      ']',
      '{',
      '}',
      ',',
      ', ',
      '|',
      '>-',
      '|-',
      '-',
      '0',
      '1',
      '.',
      'e',
      'x',
      '&',
      '*',
      '!',
      '?',
      '~',
      'null',
      'true',
      '\\',
      '%',
      '@',
      '`',
      '<',
      '=',
      '+',
      'ä',
      '\n- ',
      '\na: 1',
      '\n#x',
      "''",
      '---',
      '...',
    ];
    const parts = texts.flatMap(({ text }) => {
      const lines = text.split('\n');
      return [0, 12, 24].map((start) => `${lines.slice(start, start + 14).join('\n')}\n`);
    });
    const edit = fc.record({
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.nat(3),
      put: fc.constantFrom(...pieces),
    });
    let read = 0;
    fc.assert(
      fc.property(fc.constantFrom(...parts), fc.array(edit, { maxLength: 3 }), (part, edits) => {
        let text = part;
        for (const { at, cut, put } of edits) {
          const place = Math.floor(at * text.length);
          text = text.slice(0, place) + put + text.slice(place + cut);
        }
        if (plainYaml(text) !== null) read++;
        expect(difference(text)).toBeNull();
      }),
      { seed: 1, numRuns: 2000 },
    );
    // A reader that leaves everything to the library would pass as well.
    expect(read).toBeGreaterThan(500);
  });
});
