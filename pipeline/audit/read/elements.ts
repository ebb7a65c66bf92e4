import { remember } from '../../model/maps.js';

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

/** What an element is to a reader. */
export interface ElementKind {
  /** Its text is a text of its own. */
  isBlock: boolean;
  /** It may say what its texts are about. */
  isScope: boolean;
  isHeading: boolean;
  /** No published page may hold it. */
  isBanned: boolean;
}

/** By name: pages use few, thousands of times. */
const kinds = new Map<string, ElementKind>();

export const kindOf = (name: string): ElementKind => remember(kinds, name, () => makeKind(name));

const makeKind = (name: string): ElementKind => ({
  isBlock: blocks.has(name),
  isScope: scoping.has(name),
  isHeading: heading.has(name),
  isBanned: banned.has(name.toLowerCase()),
});
