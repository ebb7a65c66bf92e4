import { type Handler, Parser } from 'htmlparser2';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import { type PageParts, readPlainHtml } from './plain-html.js';

/** A published page as its reader has it: texts, tables and drawings, each with the part of the page it stands in. */
export interface Page {
  /** Its main heading. */
  title: string;
  texts: PageText[];
  tables: PageTable[];
  drawings: Drawing[];
  /** Every text in the order of the page, whatever it stands in. */
  stream: { text: string; isHeading: boolean }[];
  /** What no published page may hold: comments, scripts, hidden parts. */
  foreign: { where: string; message: string }[];
  /** Values of ids and of links within the page that hold a digit. */
  names: PageText[];
}

/** A part of the page that may say what its texts are about. */
export interface Scope {
  parent: Scope | null;
  element: string;
  /** Its id, or that of its heading; '' without one. */
  id: string;
  /** Ids its links point to. */
  targets: string[];
  /** Text of headings, captions and titles inside it, as far as read. */
  heading: string;
}

export interface PageText {
  text: string;
  scope: Scope;
}

export interface PageCell {
  /** Text without what stands in small print. */
  text: string;
  small: string;
  heads: boolean;
}

export interface PageTable {
  scope: Scope;
  caption: string;
  header: string[];
  rows: PageCell[][];
}

export interface Drawing {
  scope: Scope;
  /** What screen readers say. */
  label: string;
  texts: { text: string; y: number }[];
  /** Heights at which a mark is drawn. */
  marks: number[];
}

const blocks = new Set(
  [
    'p',
    'li',
    'td',
    'th',
    'h1',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'caption',
    'figcaption',
    'dt',
    'dd',
    'summary',
    'title',
  ].concat([
    'div',
    'section',
    'article',
    'header',
    'footer',
    'main',
    'nav',
    'figure',
    'table',
    'tr',
    'ul',
    'ol',
    'dl',
    'details',
    'desc',
  ]),
);
const scoping = new Set(['li', 'section', 'article', 'figure', 'table', 'nav', 'header', 'footer', 'div']);
const heading = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'caption', 'figcaption']);
const spoken = new Set([
  'aria-label',
  'aria-description',
  'aria-valuetext',
  'aria-roledescription',
  'title',
  'alt',
  'content',
  'value',
  'placeholder',
]);
/** The most frequent attributes that only draw: not worth a pattern each. */
const silent = new Set(['transform', 'd', 'fill']);
/** Those, and others that only draw, whose values nobody asks for. */
const unread = new Set([
  ...['d', 'fill', 'stroke', 'stroke-width', 'stroke-dasharray', 'stroke-linejoin', 'stroke-miterlimit'],
  ...['font-size', 'font-weight', 'font-family', 'text-anchor'],
]);
const banned = new Set([
  'script',
  'iframe',
  'object',
  'embed',
  'template',
  'noscript',
  'form',
  'input',
  'style',
  'canvas',
  'metadata',
  'foreignobject',
  'img',
  'video',
  'audio',
  'datalist',
  'data',
  'output',
  'base',
]);

/** Reads HTML. Nothing in it makes this throw. */
export function readPage(html: string): Page {
  const plain = pageReader();
  if (readPlainHtml(html, unread, plain.parts)) return plain.page;
  const { page, parts } = pageReader();
  const parser = new Parser(parts, { decodeEntities: true, recognizeSelfClosing: true });
  parser.write(html);
  parser.end();
  return page;
}

/** What makes a page of its parts as they come. */
function pageReader(): { page: Page; parts: PageParts & Partial<Handler> } {
  const page: Page = { title: '', stream: [], texts: [], tables: [], drawings: [], foreign: [], names: [] };
  const root: Scope = { parent: null, element: 'html', id: '', targets: [], heading: '' };
  let scope = root;
  let text = '';
  let small = '';
  let smallDepth = 0;
  let row: PageCell[] = [];
  let table: PageTable | null = null;
  let drawing: Drawing | null = null;
  let drawn: { text: string; y: number } | null = null;
  const scopes: (Scope | null)[] = [];
  const offsets: number[] = [];
  const foreign = (message: string) => page.foreign.push({ where: placeOf(scope), message });

  const tell = (told: string, isHeading = false) => {
    if (told !== '') page.stream.push({ text: told, isHeading });
  };
  const flush = (isHeading = false) => {
    const whole = tidy(`${text} ${small}`);
    if (whole !== '') page.texts.push({ text: whole, scope });
    tell(whole, isHeading);
    text = '';
    small = '';
  };
  const parts: PageParts & Partial<Handler> = {
    onopentag(name, attributes) {
      const inner = blocks.has(name) || name === 'svg';
      if (inner && drawing === null) flush();
      else if (drawn === null) add(' ');
      const id = attributes.id ?? attributes['aria-labelledby'] ?? '';
      if (scoping.has(name) || (id !== '' && name !== 'a')) {
        scope = { parent: scope, element: name, id, targets: [], heading: '' };
        scopes.push(scope);
      } else scopes.push(null);
      if (banned.has(name.toLowerCase())) foreign(say.foreignElement(name));
      for (const key in attributes) {
        if (silent.has(key)) continue;
        const value = attributes[key] ?? '';
        if (isHiding(key, value)) foreign(say.hiddenPart());
        else if (key.startsWith('data-') || key.startsWith('on') || isScript(key, value))
          foreign(say.foreignAttribute());
        else if (isName(key, value)) page.names.push({ text: value, scope });
        else if (isText(key, value) && !(name === 'svg' && key === 'aria-label')) {
          page.texts.push({ text: tidy(value), scope });
          tell(tidy(value));
        }
      }
      if (name === 'a' && attributes.href?.startsWith('#')) {
        for (let s: Scope | null = scope; s && s.element !== 'section'; s = s.parent)
          s.targets.push(attributes.href.slice(1));
      }
      if (name === 'svg') {
        drawing = { scope, label: attributes['aria-label'] ?? '', texts: [], marks: [] };
        page.drawings.push(drawing);
        tell(drawing.label);
      }
      const above = offsets.at(-1) ?? 0;
      offsets.push(drawing ? above + heightOf(attributes) : above);
      if (drawing && name === 'text') drawn = { text: '', y: offsets.at(-1) ?? 0 };
      else if (drawn) drawn.text += ' ';
      if (drawing && (name === 'path' || name === 'circle' || name === 'use'))
        drawing.marks.push(offsets.at(-1) ?? 0);
      if (name === 'table') {
        table = { scope, caption: '', header: [], rows: [] };
        page.tables.push(table);
      }
      if (name === 'tr') row = [];
      if (name === 'small') smallDepth += 1;
    },
    ontext(piece) {
      add(piece);
    },
    onclosetag(name) {
      offsets.pop();
      if (name === 'small') smallDepth -= 1;
      if (name === 'text' && drawn) {
        drawing?.texts.push({ text: tidy(drawn.text), y: drawn.y });
        tell(tidy(drawn.text));
        drawn = null;
      } else if (name === 'svg') {
        drawing = null;
        flush();
      } else if (table && (name === 'td' || name === 'th')) {
        row.push({ text: tidy(text), small: tidy(small), heads: name === 'th' });
        tell(tidy(`${text} ${small}`));
        text = '';
        small = '';
      } else if (table && name === 'tr') {
        if (table.header.length === 0 && row.every((c) => c.heads))
          table.header = row.map((c) => tidy(`${c.text} ${c.small}`));
        else table.rows.push(row);
      } else if (blocks.has(name)) {
        const own = tidy(`${text} ${small}`);
        if (heading.has(name)) headed(scope, name, own);
        if (name === 'h1') page.title = `${page.title} ${own}`.trim();
        if (table && name === 'caption') table.caption = own;
        if (drawing === null) flush(/^h[1-4]$/.test(name));
        if (name === 'table') table = null;
      }
      const closed = scopes.pop();
      if (closed) scope = closed.parent ?? root;
    },
    oncomment() {
      foreign(say.comment());
    },
    onprocessinginstruction(_name, data) {
      if (!/^!doctype html$/i.test(data)) foreign(say.comment());
    },
  };
  function add(piece: string): void {
    if (drawn) drawn.text += piece;
    else if (smallDepth > 0) small += piece;
    else text += piece;
  }
  return { page, parts };
}

/** Most texts are tidy already, which is seen sooner than they are made so. */
function tidy(text: string): string {
  const visible = /[\u00ad\u200b]/.test(text) ? text.replace(/[\u00ad\u200b]/g, '') : text;
  return (/[\n\t\r]| {2}/.test(visible) ? visible.replace(/[ \n\t\r]+/g, ' ') : visible).trim();
}

/** A heading tells what the part around it is about; it may be a part itself, because it has an id. */
function headed(scope: Scope, element: string, text: string): void {
  let around = scope.element === element ? scope.parent : scope;
  while (around?.parent && around.element === 'div') around = around.parent;
  if (around) around.heading = `${around.heading} ${text}`.trim();
}

/** How far below what is around it something is drawn. */
function heightOf({ transform, y, cy }: Readonly<Record<string, string>>): number {
  const moved = transform === undefined ? null : /translate\([^,)]*,([^)]*)\)/.exec(transform);
  return Number(moved?.[1] ?? 0) + Number(y ?? cy ?? 0);
}

const isHiding = (key: string, value: string): boolean =>
  key === 'hidden' ||
  (key === 'style' &&
    /display\s*:\s*none|visibility\s*:\s*hidden|opacity\s*:\s*0(?![.\d])|font-size\s*:\s*0/.test(value)) ||
  (key === 'display' && value === 'none') ||
  (key === 'visibility' && value === 'hidden');

/** A link that carries its own content. */
const isScript = (key: string, value: string): boolean =>
  /^(?:href|xlink:href|src)$/.test(key) && /^\s*(?:data|javascript|vbscript):/i.test(value);

const isName = (key: string, value: string): boolean =>
  /\d/.test(value) &&
  (/^(?:id|aria-labelledby|headers|for)$/.test(key) || (key === 'href' && value.startsWith('#')));

/** Where and how something is drawn, and links: their numbers say nothing. Those of any other attribute do. */
const drawn = new RegExp(
  `^(?:${[
    'd|[xyr]|[dc][xy]|r[xy]|[xy][12]|f[xy]|points|path|offset|width|height|viewbox|transform|patterntransform|gradienttransform',
    'pattern\\w*|gradient\\w*|clip\\w*|clip-\\w+|mask|marker\\w*|marker-\\w+|preserveaspectratio|textlength|lengthadjust',
    'fill|fill-\\w+|stroke|stroke-\\w+|opacity|stop-\\w+|color|font-\\w+|text-\\w+|letter-spacing|word-spacing|baseline-shift',
    'dominant-baseline|alignment-baseline|paint-order|vector-effect|shape-rendering|charset|http-equiv|xmlns(?::\\w+)?|version',
    'tabindex|colspan|rowspan|span|href|xlink:href|src|integrity|media|sizes',
  ].join('|')})$`,
);
const isText = (key: string, value: string): boolean =>
  spoken.has(key) || (/\d/.test(value) && !drawn.test(key));

/** Where a person finds it: the id of the nearest part that has one. */
export function placeOf(scope: Scope): string {
  for (let s: Scope | null = scope; s; s = s.parent) if (s.id !== '') return `#${s.id}`;
  return '';
}
