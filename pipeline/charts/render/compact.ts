/**
 * Makes Vega's markup smaller without changing the picture: what most marks of a group say moves to the group, and
 * groups that hold nothing go.
 */
export function compact(markup: string): string {
  // Groups closed in themselves go first: taken for an opening tag, they would swallow the end of their parent.
  const open = markup.replace(/<g[^>]*\/>/g, '');
  return withoutEmptyGroups(
    open.replace(leafGroup, (whole, own: string, marks: string) => {
      const tags = marks.match(markTag) ?? [];
      if (tags.length < 2) return whole;
      const common = inherited.flatMap((attribute) => mostCommon(attribute, tags));
      const lean = marks.replace(markTag, (tag) =>
        common.reduce((rest, attribute) => rest.replace(attribute, ''), tag),
      );
      return `<g${own}${common.join('')}>${lean}</g>`;
    }),
  );
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
  'stroke-linecap',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
].map((name) => new RegExp(` ${name}="[^"]*"`));

/** A group that holds nothing but marks. */
const leafGroup =
  /<g([^>]*)>((?:<(?:path|line|rect)\b[^>]*\/>|<text\b[^>]*>(?:[^<]|<\/?tspan[^>]*>)*<\/text>|<text\b[^>]*\/>)+)<\/g>/g;
const markTag = /<(?:path|line|rect|text)\b[^>]*>/g;

/** The commonest form of an attribute that every mark has; marks that differ keep their own. */
function mostCommon(attribute: RegExp, tags: readonly string[]): string[] {
  const counts = new Map<string, number>();
  for (const tag of tags) {
    const [found] = attribute.exec(tag) ?? [];
    if (found === undefined) return [];
    counts.set(found, (counts.get(found) ?? 0) + 1);
  }
  return [...counts]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 1)
    .map(([found]) => found);
}

function withoutEmptyGroups(markup: string): string {
  const fewer = markup.replace(/<g[^>]*><\/g>/g, '');
  return fewer === markup ? markup : withoutEmptyGroups(fewer);
}
