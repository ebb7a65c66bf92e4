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
const tag = /<([A-Za-z][A-Za-z0-9]*)/y;
const attribute = /[ \n\t\r\f]+([A-Za-z][\w:.-]*)="/y;
const ending = /[ \n\t\r\f]*(\/?)>/y;
const entity = /&(?:amp|lt|gt|quot|#39|#x27|#x60|#x3D);/g;
const characters: Readonly<Record<string, string>> = {
  ...{ '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" },
  ...{ '&#x27;': "'", '&#x60;': '`', '&#x3D;': '=' },
};

/**
 * Reads a page of the plain kind that reports are: every element closed where it ends, every attribute in quotation marks, no
 * remarks, no scripts. Many times faster than a full reader, and the same to the letter. `false` for any other page and
 * wherever something is not as expected: then the full reader must do it from the beginning. Attributes in `skipped` are left out.
 */
export function readPlainHtml(html: string, skipped: ReadonlySet<string>, parts: PageParts): boolean {
  const open: string[] = [];
  let drawings = 0;
  let at = doctype.exec(html)?.[0].length ?? 0;
  for (;;) {
    const start = html.indexOf('<', at);
    const text = html.slice(at, start < 0 ? html.length : start);
    if (text !== '') {
      const plain = decoded(text);
      if (plain === null) return false;
      parts.ontext(plain);
    }
    if (start < 0) return open.length === 0;
    if (html.charCodeAt(start + 1) === slash) {
      const name = open.pop();
      const end = html.indexOf('>', start);
      if (end < 0 || name === undefined || html.slice(start + 2, end) !== name) return false;
      at = end + 1;
      if (name === 'svg') drawings -= 1;
      parts.onclosetag(name);
      continue;
    }
    tag.lastIndex = start;
    const name = tag.exec(html)?.[1];
    if (name === undefined || special.has(name)) return false;
    if (name !== name.toLowerCase() && !(drawings > 0 && capital.has(name))) return false;
    const outer = open.at(-1);
    if (outer !== undefined && halting.get(outer)?.(name) === false) return false;
    const attributes: Record<string, string> = {};
    at = attributesAt(html, tag.lastIndex, skipped, attributes);
    if (at < 0) return false;
    ending.lastIndex = at;
    const end = ending.exec(html);
    if (!end) return false;
    at = ending.lastIndex;
    // In a title a sign that begins a tag is text.
    if (name === 'title' && html.indexOf('<', at) !== html.indexOf('</title>', at)) return false;
    parts.onopentag(name, attributes);
    if (end[1] !== '' || empty.has(name)) parts.onclosetag(name);
    else {
      open.push(name);
      if (name === 'svg') drawings += 1;
    }
  }
}

const slash = 0x2f;

/** Reads the attributes that begin here, and gives where they end; -1 for what is not plain. */
function attributesAt(
  html: string,
  start: number,
  skipped: ReadonlySet<string>,
  attributes: Record<string, string>,
): number {
  let at = start;
  for (;;) {
    attribute.lastIndex = at;
    const found = attribute.exec(html);
    if (!found) return at;
    const name = (found[1] ?? '').toLowerCase();
    const end = html.indexOf('"', attribute.lastIndex);
    if (end < 0) return -1;
    at = end + 1;
    if (skipped.has(name)) continue;
    const value = decoded(html.slice(attribute.lastIndex, end));
    // The first of two of one name counts.
    if (value === null || attributes[name] !== undefined) return -1;
    attributes[name] = value;
  }
}

/** With the signs that entities stand for; `null` where one is not known here. */
function decoded(text: string): string | null {
  if (!text.includes('&')) return text;
  const ands = text.split('&').length - 1;
  if ((text.match(entity)?.length ?? 0) !== ands) return null;
  return text.replace(entity, (sign) => characters[sign] ?? sign);
}
