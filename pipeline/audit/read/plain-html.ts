/** What a page is made of, in its order. The names are those of htmlparser2, which reads any other page. */
export interface PageParts {
  onopentag(name: string, attributes: Readonly<Record<string, string>>): void;
  ontext(text: string): void;
  onclosetag(name: string): void;
}

/** Elements without an end. */
const empty = new Set(
  'area base basefont br col command embed frame hr img isindex keygen link meta param source track wbr'.split(
    ' ',
  ),
);
/** What closes nothing that is open, wherever it stands. */
const inline = new Set(
  'a abbr b bdi br cite code em i img kbd mark q s small span strong sub sup svg time u var wbr'.split(' '),
);
/** Elements that a browser closes by itself when certain others begin, with those that it may hold. */
const halting: ReadonlyMap<string, (inner: string) => boolean> = new Map([
  ...['p', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((name) => [name, (i: string) => inline.has(i)] as const),
  ['a', (inner) => inner !== 'a'],
  ['li', (inner) => inner !== 'li'],
  ...['dd', 'dt'].map((name) => [name, (i: string) => i !== 'dd' && i !== 'dt'] as const),
  ...['td', 'th'].map((name) => [name, (i: string) => !/^t[rdh]$/.test(i)] as const),
  ['tr', (inner) => inner === 'td' || inner === 'th'],
  ...['thead', 'tbody', 'tfoot'].map((name) => [name, (i: string) => i === 'tr'] as const),
  ['head', (inner) => inner !== 'body'],
]);
/** Their text is read in another way, or they change how what follows is read. */
const special = new Set(
  [
    'script style textarea xmp iframe noembed noframes noscript plaintext template math image foreignobject',
    'form select input output button datalist option optgroup rt rp',
  ].flatMap((names) => names.split(' ')),
);
/** The only names with a capital that drawings use; any other is read in full. */
const capital = new Set(['clipPath', 'linearGradient', 'radialGradient']);

const doctype = /^<!doctype html>/i;
const entity = /&(?:amp|lt|gt|quot|#39|#x27|#x60|#x3D);/g;
const characters: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" },
  ...{ '&#x27;': "'", '&#x60;': '`', '&#x3D;': '=' },
};

const [quote, slash, equals, greater] = [0x22, 0x2f, 0x3d, 0x3e];

/** What is known of an element by its name. */
interface Tag {
  name: string;
  isEmpty: boolean;
  /** To be read in full wherever it stands, or outside drawings. */
  isSpecial: boolean;
  isOfDrawings: boolean;
  mayHold: ((inner: string) => boolean) | undefined;
}
const tags = namesOf(/[A-Za-z0-9]/, (name): Tag => {
  const isOfDrawings = name !== name.toLowerCase();
  return {
    ...{ name, isOfDrawings, isEmpty: empty.has(name), mayHold: halting.get(name) },
    isSpecial: special.has(name) || (isOfDrawings && !capital.has(name)),
  };
});
const attributeNames = namesOf(/[\w:.-]/, (name) => name.toLowerCase());
const none: Readonly<Record<string, string>> = {};

/**
 * Reads a page of the plain kind that reports are: every element closed where it ends, every attribute in quotation marks, no
 * remarks, no scripts. Many times faster than a full reader, and the same to the letter. `false` for any other page and
 * wherever something is not as expected: then the full reader must do it from the beginning. Attributes in `skipped` are left out.
 */
export function readPlainHtml(html: string, skipped: ReadonlySet<string>, parts: PageParts): boolean {
  const open: Tag[] = [];
  let drawings = 0;
  let at = doctype.exec(html)?.[0].length ?? 0;
  let and = html.indexOf('&');
  /** The text between, with the signs that entities stand for; most have none. */
  const textOf = (start: number, end: number): string | null => {
    while (and >= 0 && and < start) and = html.indexOf('&', start);
    const text = html.slice(start, end);
    return and >= 0 && and < end ? decoded(text) : text;
  };
  for (;;) {
    const start = html.indexOf('<', at);
    const textEnd = start < 0 ? html.length : start;
    if (textEnd > at) {
      const text = textOf(at, textEnd);
      if (text === null) return false;
      parts.ontext(text);
    }
    if (start < 0) return open.length === 0;
    if (html.charCodeAt(start + 1) === slash) {
      const name = open.pop()?.name;
      if (name === undefined || !html.startsWith(name, start + 2)) return false;
      at = start + 2 + name.length;
      if (html.charCodeAt(at) !== greater) return false;
      at += 1;
      if (name === 'svg') drawings -= 1;
      parts.onclosetag(name);
      continue;
    }
    const tag = isLetter(html.charCodeAt(start + 1)) ? tags.read(html, start + 1) : undefined;
    if (tag === undefined || tag.isSpecial || (tag.isOfDrawings && drawings === 0)) return false;
    const { name } = tag;
    if (open.at(-1)?.mayHold?.(name) === false) return false;
    let attributes: Record<string, string> | null = null;
    at = tags.end();
    let next = endOfSpace(html, at);
    while (next > at && isLetter(html.charCodeAt(next))) {
      const key = attributeNames.read(html, next);
      const value = attributeNames.end() + 2;
      if (html.charCodeAt(value - 2) !== equals || html.charCodeAt(value - 1) !== quote) return false;
      const end = html.indexOf('"', value);
      if (end < 0) return false;
      if (!skipped.has(key)) {
        const text = textOf(value, end);
        // The first of two of one name counts.
        if (text === null || attributes?.[key] !== undefined) return false;
        attributes ??= {};
        attributes[key] = text;
      }
      at = end + 1;
      next = endOfSpace(html, at);
    }
    const isClosed = html.charCodeAt(next) === slash;
    if (isClosed) next += 1;
    if (html.charCodeAt(next) !== greater) return false;
    at = next + 1;
    // In a title a sign that begins a tag is text.
    if (name === 'title' && html.indexOf('<', at) !== html.indexOf('</title>', at)) return false;
    parts.onopentag(name, attributes ?? none);
    if (isClosed || tag.isEmpty) parts.onclosetag(name);
    else {
      open.push(tag);
      if (name === 'svg') drawings += 1;
    }
  }
}

const isLetter = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** Space, tab and what ends a line or page. */
function endOfSpace(html: string, start: number): number {
  let at = start;
  for (;;) {
    const code = html.charCodeAt(at);
    if (code !== 0x20 && code !== 0x0a && code !== 0x09 && code !== 0x0d && code !== 0x0c) return at;
    at += 1;
  }
}

/** Reads names of these signs. There are few, and each stands on a page thousands of times: it becomes a text only once. */
function namesOf<T>(signs: RegExp, make: (name: string) => T) {
  const isOfName = Array.from({ length: 128 }, (_, code) => signs.test(String.fromCharCode(code)));
  const known = new Map<number, { name: string; made: T }>();
  let behind = 0;
  return {
    /** What is known of the name that begins here. */
    read(html: string, start: number): T {
      let hash = 0;
      let at = start;
      for (; ; at++) {
        const code = html.charCodeAt(at);
        if (isOfName[code] !== true) break;
        hash = (31 * hash + code) | 0;
      }
      behind = at;
      const found = known.get(hash);
      if (found?.name.length === at - start && html.startsWith(found.name, start)) return found.made;
      const name = html.slice(start, at);
      const made = make(name);
      known.set(hash, { name, made });
      return made;
    },
    /** Where the name ends that was read last. */
    end: (): number => behind,
  };
}

/** With the signs that entities stand for; `null` where one is not known here. */
function decoded(text: string): string | null {
  const ands = text.split('&').length - 1;
  if ((text.match(entity)?.length ?? 0) !== ands) return null;
  return text.replace(entity, (sign) => characters[sign] ?? sign);
}
