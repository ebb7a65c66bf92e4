/**
 * Reads the YAML that definitions are usually written in: block and flow collections, plain and quoted texts, folded and
 * literal ones. The library `yaml` takes most of the start of a command for it, since it keeps the place of every token.
 * Whatever looks unusual (anchors, tags, tabs, escapes, doubled keys, every mistake) is not read here but left to the
 * library: `null`. What is read equals the value there, which a test over mutated files holds.
 */
export function quickYaml(text: string): { value: object } | null {
  if (unusualCharacter.test(text)) return null;
  try {
    const lines = { raw: text.split('\n'), at: 0 };
    const first = nextLine(lines);
    if (first === null || indentOf(first) !== 0) return null;
    const value = readBlock(lines, 0);
    return nextLine(lines) === null && !Array.isArray(value) ? { value } : null;
  } catch (cause) {
    if (cause instanceof Unusual) return null;
    throw cause;
  }
}

class Unusual extends Error {}

interface Lines {
  raw: string[];
  at: number;
}

/** Tabs, carriage returns and other control characters, byte order marks. */
const unusualCharacter = /[^\n\x20-\x7e\xa0-\ufefe\uff00-\ufffd]/;

/** What a plain text may begin with: no sign of YAML, and nothing but digits of what numbers begin with. */
const beginning = String.raw`[^\s?:,[\]{}#&*!|>'"%@\`~.+=<-]`;
const quotedKey = String.raw`"[^"\\]*"|'[^']*'`;
const entry = new RegExp(String.raw`^(${quotedKey}|${beginning}(?:[^:#]*[^:#\s])?):(?: +(.*))?$`);
const flowKey = new RegExp(String.raw`^(${quotedKey}|${beginning}(?:[^:#,[\]{}]*[^:#,[\]{}\s])?): +`);
const plainText = new RegExp(String.raw`^(?:${beginning}|-\d|<[^<])`);

const indentOf = (line: string): number => line.search(/[^ ]/);

/** The next line that is neither blank nor a comment; it stays the next one. */
function nextLine(lines: Lines): string | null {
  for (; lines.at < lines.raw.length; lines.at++) {
    const line = lines.raw[lines.at] ?? '';
    if (!/^ *(?:#|$)/.test(line)) return line;
  }
  return null;
}

function readBlock(lines: Lines, indent: number): object {
  return isItem(nextLine(lines)?.slice(indent) ?? '')
    ? readSequence(lines, indent)
    : readMapping(lines, indent);
}

const isItem = (text: string): boolean => text === '-' || text.startsWith('- ');

/** The next line if it stands at this indent; `null` if it belongs to a parent. */
function lineAt(lines: Lines, indent: number): string | null {
  const line = nextLine(lines);
  const found = line === null ? -1 : indentOf(line);
  if (found > indent) throw new Unusual();
  return line === null || found < indent ? null : line.slice(indent).trimEnd();
}

function readMapping(lines: Lines, indent: number): object {
  const entries: [string, unknown][] = [];
  for (let line = lineAt(lines, indent); line !== null; line = lineAt(lines, indent)) {
    // A sequence at the indent of its own key ends with it; elsewhere it does not stand beside keys.
    if (isItem(line)) break;
    const [, key, value = ''] = entry.exec(line) ?? [];
    if (key === undefined) throw new Unusual();
    lines.at++;
    entries.push([keyOf(key), readValue(lines, indent, value, indent)]);
  }
  return mappingOf(entries);
}

function readSequence(lines: Lines, indent: number): unknown[] {
  const items: unknown[] = [];
  for (let line = lineAt(lines, indent); line !== null; line = lineAt(lines, indent)) {
    if (!isItem(line)) break;
    const text = line.slice(1).trimStart();
    if (isItem(text) || entry.test(text)) {
      // What follows the sign is a block of its own, indented as far as it stands.
      const inner = indent + line.length - text.length;
      lines.raw[lines.at] = ' '.repeat(inner) + text;
      items.push(readBlock(lines, inner));
    } else {
      lines.at++;
      items.push(readValue(lines, indent, text, indent + 1));
    }
  }
  return items;
}

/** What stands behind a key or a sign, or in the lines below. `least`: indent of a sequence below. */
function readValue(lines: Lines, indent: number, text: string, least: number): unknown {
  if (/^[|>]/.test(text)) return blockText(lines, indent, text);
  if (text !== '' && !text.startsWith('#')) return inlineValue(withContinuation(lines, indent, text));
  const below = nextLine(lines);
  const found = below === null ? -1 : indentOf(below);
  if (found > indent && below !== null && /^[[{]/.test(below.slice(found))) {
    lines.at++;
    return inlineValue(withContinuation(lines, indent, below.trim()));
  }
  const sequence = isItem(below?.slice(found).trimEnd() ?? '');
  return found > indent || (sequence && found >= least) ? readBlock(lines, found) : null;
}

/** A text with the deeper lines that belong to it, joined by spaces as YAML does. */
function withContinuation(lines: Lines, indent: number, text: string): string {
  const plain = !/^["'[{]/.test(text);
  let whole = text;
  for (; lines.at < lines.raw.length; lines.at++) {
    const line = lines.raw[lines.at] ?? '';
    if (indentOf(line) <= indent || !(plain || isOpen(whole))) break;
    if (/^ *[-#]|\\/.test(line) || (plain && / #/.test(whole))) throw new Unusual();
    whole = `${whole} ${line.trim()}`;
  }
  return whole;
}

/** A quote or bracket is not closed yet. */
function isOpen(text: string): boolean {
  const bare = text.replace(/"[^"]*"|'[^']*'/g, '');
  return /["']/.test(bare) || bare.replace(/[^[{]/g, '').length > bare.replace(/[^\]}]/g, '').length;
}

/** Lines under `|`, `>`, `|-` or `>-`: none with spaces at its end, folded ones all at one indent. */
function blockText(lines: Lines, indent: number, header: string): string {
  const [, style, strip] = /^([|>])(-?)(?: +#.*)?$/.exec(header) ?? [];
  const own = indentOf(lines.raw[lines.at] ?? '');
  if (style === undefined || own <= indent) throw new Unusual();
  const texts: string[] = [];
  for (; lines.at < lines.raw.length; lines.at++) {
    const line = lines.raw[lines.at] ?? '';
    if (line !== '' && indentOf(line) < own) break;
    const text = line.slice(own);
    if (/ $/.test(line) || (style === '>' && text.startsWith(' '))) throw new Unusual();
    texts.push(text);
  }
  // Without a line behind it, the end of the text depends on the last line end.
  if (strip === '' && lines.at === lines.raw.length) throw new Unusual();
  const plain = texts.join('\n').replace(/\n+$/, '');
  const folded = style === '>' ? plain.replace(/\n(\n*)/g, (_, more: string) => more || ' ') : plain;
  return strip === '' ? `${folded}\n` : folded;
}

function inlineValue(text: string): unknown {
  if (!/^["'[{]/.test(text)) return plainValue(text.replace(/ +#.*$/, ''));
  const { value, rest } = flowValue(text);
  if (!/^(?: *| +#.*)$/.test(rest)) throw new Unusual();
  return value;
}

interface Taken {
  value: unknown;
  rest: string;
}

/** A quoted text, a plain text of a flow collection, or such a collection, and what stands behind it. */
function flowValue(text: string): Taken {
  const quoted = /^(?:"([^"\\]*)"|'((?:[^']|'')*)')(?!["'])/.exec(text);
  if (quoted) {
    const [whole, double, single = ''] = quoted;
    return { value: double ?? single.replaceAll("''", "'"), rest: text.slice(whole.length) };
  }
  if (text.startsWith('[')) return flowList(text);
  if (text.startsWith('{')) return flowMapping(text);
  const [plain = ''] = /^[^,[\]{}:#"']*/.exec(text) ?? [];
  return { value: plainValue(plain.trimEnd()), rest: text.slice(plain.length) };
}

function flowList(text: string): Taken {
  const items: unknown[] = [];
  const rest = flowItems(text, ']', (item) => {
    const taken = flowValue(item);
    items.push(taken.value);
    return taken.rest;
  });
  return { value: items, rest };
}

function flowMapping(text: string): Taken {
  const entries: [string, unknown][] = [];
  const rest = flowItems(text, '}', (item) => {
    const [whole, key] = flowKey.exec(item) ?? [];
    if (whole === undefined || key === undefined) throw new Unusual();
    const taken = flowValue(item.slice(whole.length));
    entries.push([keyOf(key), taken.value]);
    return taken.rest;
  });
  return { value: mappingOf(entries), rest };
}

/** Goes through what the commas part; gives what stands behind the end. */
function flowItems(text: string, end: string, take: (item: string) => string): string {
  let rest = text.slice(1).trimStart();
  if (rest.startsWith(end)) return rest.slice(1);
  for (;;) {
    rest = take(rest).trimStart();
    const sign = rest.slice(0, 1);
    rest = rest.slice(1);
    if (sign === end) return rest;
    if (sign !== ',') throw new Unusual();
    rest = rest.trimStart();
  }
}

/** A text without quotes, by the core schema of YAML 1.2: null, true, false, numbers; everything else is text. */
function plainValue(text: string): string | number | boolean | null {
  if (text === '.') return text;
  if (!plainText.test(text) || /: |:$| #/.test(text)) throw new Unusual();
  if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(text)) return Number(text);
  if (/^-?(?:\d[\d.]*(?:e[-+]?\d*)?$|0[ox])/i.test(text)) throw new Unusual();
  const word = text.toLowerCase();
  if (word !== 'null' && word !== 'true' && word !== 'false') return text;
  if (word !== text) throw new Unusual();
  return word === 'null' ? null : word === 'true';
}

function keyOf(text: string): string {
  const key = /^["']/.test(text) ? text.slice(1, -1) : plainValue(text);
  if (key === null || key === '__proto__') throw new Unusual();
  return String(key);
}

function mappingOf(entries: [string, unknown][]): object {
  if (new Set(entries.map(([key]) => key)).size < entries.length) throw new Unusual();
  return Object.fromEntries(entries);
}
