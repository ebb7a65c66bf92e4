import { type Handler, Parser } from 'htmlparser2';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import { carriesContent, unread, useOf } from './attributes.js';
import { kindOf } from './elements.js';
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
  /** Whether it has a row for each place: only then heights are measured. */
  isDotPlot: boolean;
  texts: { text: string; y: number }[];
  /** Heights at which a mark is drawn. */
  marks: number[];
}

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
    const whole = joined(text, small);
    text = '';
    small = '';
    if (whole === '') return;
    page.texts.push({ text: whole, scope });
    page.stream.push({ text: whole, isHeading });
  };
  const parts: PageParts & Partial<Handler> = {
    onopentag(name, attributes) {
      const { isBlock, isScope, isBanned } = kindOf(name);
      if ((isBlock || name === 'svg') && drawing === null) flush();
      else if (drawn === null) add(' ');
      const id = attributes.id ?? attributes['aria-labelledby'] ?? '';
      if (isScope || (id !== '' && name !== 'a')) {
        scope = { parent: scope, element: name, id, targets: [], heading: '' };
        scopes.push(scope);
      } else scopes.push(null);
      if (isBanned) foreign(say.foreignElement(name));
      for (const key in attributes) {
        const use = useOf(key);
        if (use === null) continue;
        const value = attributes[key] ?? '';
        if (use.hides?.test(value)) foreign(say.hiddenPart());
        else if (use.isForeign || (use.links && carriesContent.test(value))) foreign(say.foreignAttribute());
        else if (/\d/.test(value) && (use.names || (key === 'href' && value.startsWith('#'))))
          page.names.push({ text: value, scope });
        else if (
          (use.isSpoken || (!use.draws && /\d/.test(value))) &&
          !(name === 'svg' && key === 'aria-label')
        ) {
          page.texts.push({ text: tidy(value), scope });
          tell(tidy(value));
        }
      }
      if (name === 'a' && attributes.href?.startsWith('#')) {
        for (let s: Scope | null = scope; s && s.element !== 'section'; s = s.parent)
          s.targets.push(attributes.href.slice(1));
      }
      if (name === 'svg') {
        const label = attributes['aria-label'] ?? '';
        drawing = { scope, label, isDotPlot: /^Punktdiagramm\b/.test(label), texts: [], marks: [] };
        page.drawings.push(drawing);
        tell(drawing.label);
      }
      let y = offsets.at(-1) ?? 0;
      if (drawing?.isDotPlot) y += heightOf(attributes);
      offsets.push(y);
      if (drawing && name === 'text') drawn = { text: '', y };
      else if (drawn) drawn.text += ' ';
      if (drawing && (name === 'path' || name === 'circle' || name === 'use')) drawing.marks.push(y);
      if (name === 'table') {
        table = { scope, caption: '', header: [], rows: [] };
        page.tables.push(table);
      } else if (name === 'tr') row = [];
      else if (name === 'small') smallDepth += 1;
    },
    ontext(piece) {
      add(piece);
    },
    onclosetag(name) {
      offsets.pop();
      if (name === 'small') smallDepth -= 1;
      if (name === 'text' && drawn) {
        const own = tidy(drawn.text);
        drawing?.texts.push({ text: own, y: drawn.y });
        tell(own);
        drawn = null;
      } else if (name === 'svg') {
        drawing = null;
        flush();
      } else if (table && (name === 'td' || name === 'th')) {
        row.push({ text: tidy(text), small: tidy(small), heads: name === 'th' });
        tell(joined(text, small));
        text = '';
        small = '';
      } else if (table && name === 'tr') {
        if (table.header.length === 0 && row.every((c) => c.heads))
          table.header = row.map((c) => joined(c.text, c.small));
        else table.rows.push(row);
      } else {
        const { isBlock, isHeading } = kindOf(name);
        if (isHeading) {
          const own = joined(text, small);
          headed(scope, name, own);
          if (name === 'h1') page.title = `${page.title} ${own}`.trim();
          if (table && name === 'caption') table.caption = own;
        }
        if (isBlock && drawing === null) flush(/^h[1-4]$/.test(name));
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
    // A text does not begin with space, of which a page has most between its elements.
    else if (text !== '' || piece.trim() !== '') text += piece;
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

/** What stands in large and small print, as one text. */
const joined = (text: string, small: string): string => tidy(small === '' ? text : `${text} ${small}`);

/** Where a person finds it: the id of the nearest part that has one. */
export function placeOf(scope: Scope): string {
  for (let s: Scope | null = scope; s; s = s.parent) if (s.id !== '') return `#${s.id}`;
  return '';
}
