/** How Vega and SVG name what a mark looks like, and what goes without saying. */
const attributes: readonly [property: string, name: string, usual: string][] = [
  ['fill', 'fill', 'transparent'],
  ['fillOpacity', 'fill-opacity', '1'],
  ['stroke', 'stroke', 'transparent'],
  ['strokeWidth', 'stroke-width', '1'],
  ['strokeOpacity', 'stroke-opacity', '1'],
  ['strokeDash', 'stroke-dasharray', '1,0'],
  ['strokeJoin', 'stroke-linejoin', 'miter'],
  ['strokeCap', 'stroke-linecap', 'butt'],
  ['opacity', 'opacity', '1'],
];

/** The look of a mark of Vega's scene graph as attributes of SVG, each with a blank before it. */
export function styleOf(item: Readonly<Record<string, unknown>>): string {
  let style = '';
  for (const [property, name, usual] of attributes) {
    const value = item[property];
    if (value === null || value === undefined) continue;
    const text = String(value);
    if (text !== usual) style += ` ${name}="${text}"`;
  }
  return style;
}
