import type { Count } from '../counts.js';
import { type Relation, toleranceOf } from '../sources.js';
import { addUp } from '../system.js';

/** The count of a place is the sum of those of its parts: areas, municipality, county. */
export const partsRelation: Relation = (builder, { index, forms, registry, isLoose }) => {
  const { places } = index;
  const written = new Set<Count>();
  const overParts = (whole: Count, parts: readonly string[]): void => {
    if (written.has(whole)) return;
    written.add(whole);
    builder.write(() => {
      const total = builder.valueOf(whole);
      const pieces = parts.map((area) => builder.valueOf(registry.at(whole.measured, area)));
      const sum = addUp([total, 1], ...pieces.map((piece) => [piece, -1] as const));
      const known = Math.max(
        total.constant,
        pieces.reduce((all, { constant }) => all + constant, 0),
      );
      const tolerance = toleranceOf(whole.measured.form, known, forms);
      const loose = whole.measured.form.datasets.some((id) => isLoose(id, places.level(whole.area)));
      const slack = loose ? Math.max(tolerance, 1) : 0;
      return { sum, lower: -slack, upper: slack, tolerance };
    });
  };
  return (count) => {
    const own = index.partsOf(count.measured, count.area);
    if (own) overParts(count, own);
    const up = places.parent(count.area);
    if (up === null || !index.isPublishedUpward(count.measured, up)) return;
    const siblings = index.partsOf(count.measured, up);
    if (siblings?.includes(count.area)) overParts(registry.at(count.measured, up), siblings);
  };
};
