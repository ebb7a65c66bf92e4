/**
 * Makes Vega's markup smaller without changing the picture: attributes of the marks move to their group, coordinates keep two decimals, empty groups go.
 */
export function compact(markup: string): string {
  const shared = markup.replace(/<[^>]*>/g, rounded).replace(leafGroup, (_, own: string, marks: string) => {
    const tags = [...marks.matchAll(markTag)].map(([tag]) => attributesOf(tag));
    const common = tags.length < 2 ? [] : inherited.flatMap((name) => mostCommon(name, tags));
    const lean = marks.replace(markTag, (tag) =>
      common.reduce((rest, attribute) => rest.replace(attribute, ''), tag),
    );
    return `<g${own}${common.join('')}>${lean}</g>`;
  });
  return withoutEmptyGroups(shared);
}

/** Presentation attributes that SVG hands down from a group to its marks. */
const inherited = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-opacity',
  'stroke-dasharray',
  'stroke-linejoin',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
];

/** A group that holds nothing but marks. */
const leafGroup =
  /<g([^>]*)>((?:<(?:path|line|rect)\b[^>]*\/>|<text\b[^>]*>(?:[^<]|<\/?tspan[^>]*>)*<\/text>|<text\b[^>]*\/>)+)<\/g>/g;
const markTag = /<(?:path|line|rect|text)\b[^>]*>/g;

/** The commonest value of an attribute that every mark has; marks of another value keep their own. */
function mostCommon(name: string, tags: readonly Map<string, string>[]): string[] {
  const counts = new Map<string, number>();
  for (const tag of tags) {
    const value = tag.get(name);
    if (value === undefined) return [];
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  const [top] = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  return top ? [` ${name}="${top[0]}"`] : [];
}

const attributesOf = (tag: string): Map<string, string> =>
  new Map([...tag.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]));

const rounded = (tag: string): string =>
  tag
    .replace(' transform="translate(0,0)"', '')
    .replace(/ (?:d|transform|x|y|x2|y2|width|height)="[^"]*"/g, (attribute) =>
      attribute.replace(/-?\d+\.\d{3,}(?:e-?\d+)?/g, (n) => String(Math.round(Number(n) * 100) / 100 + 0)),
    );

function withoutEmptyGroups(markup: string): string {
  const fewer = markup.replace(/<g[^>]*><\/g>|<g[^>]*\/>/g, '');
  return fewer === markup ? markup : withoutEmptyGroups(fewer);
}
