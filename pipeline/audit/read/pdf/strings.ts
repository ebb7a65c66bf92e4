/** A string in brackets, which may hold pairs of brackets without a backslash before them. */
const inner = String.raw`[^\\()]|\\[\s\S]`;
const string = String.raw`\((?:${inner}|\((?:${inner}|\((?:${inner})*\))*\))*\)`;

const keys = '(?:Alt|ActualText|E|T|TU|Contents|Title|Subject|Keywords|Author|Creator|Producer|Summary)';
const spoken = new RegExp(String.raw`\/${keys}\s*(${string}|<[0-9A-Fa-f\s]*>)`, 'g');
/** Found in every dictionary that has such a string. */
export const mayHoldString = new RegExp(String.raw`\/${keys}\s*[(<]`, 'g');

/** Descriptions, titles and remarks of a dictionary: every string that a reader may speak or show. */
export function stringsOf(dictionary: string): string[] {
  const found = dictionary.matchAll(spoken);
  return [...found].map(([, text = '']) => {
    const bytes = text.startsWith('<')
      ? Buffer.from(text.replace(/[<>\s]/g, ''), 'hex')
      : Buffer.from(literal(text), 'latin1');
    return bytes[0] === 0xfe && bytes[1] === 0xff ? wide(bytes.subarray(2)) : bytes.toString('latin1');
  });
}

const escapes: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

const literal = (text: string): string =>
  text
    .slice(1, -1)
    .replace(/\\([0-7]{1,3}|\r\n|[\s\S])/g, (_, c: string) =>
      /^[0-7]/.test(c)
        ? String.fromCharCode(Number.parseInt(c, 8))
        : /^[\r\n]/.test(c)
          ? ''
          : (escapes[c] ?? c),
    );

/** Text of two bytes a character, the higher one first. */
export const wide = (bytes: Buffer): string => Buffer.from(bytes).swap16().toString('utf16le');
