import { remember } from '../../../model/maps.js';
import type { Count, Measured } from '../counts.js';
import { type Relation, toleranceOf } from '../sources.js';
import { addUp } from '../system.js';
import { pieceOf } from './piece.js';

/**
 * A count is the sum of its pieces, day by day; all published sums that share a piece are tied together by it: age bands
 * that overlap, parts of several datasets, quarters of a rolling year.
 */
export const pieceRelation: Relation = (builder, { index, forms, registry }) => {
  const written = new Set<Count>();
  const pieced = new Map<Measured, readonly { piece: Measured; factor: number }[]>();
  const piecesOf = ({ form, when }: Measured) =>
    form.pieces.flatMap(({ id, dataset, factor }) =>
      (when.get(dataset) ?? []).map((day) => ({ piece: registry.onDay(forms.ofPiece(id), day), factor })),
    );
  const overPieces = (whole: Count): void => {
    if (written.has(whole)) return;
    written.add(whole);
    builder.write(() => {
      const total = builder.valueOf(whole);
      const pieces = remember(pieced, whole.measured, () => piecesOf(whole.measured)).map(
        ({ piece, factor }) => [builder.valueOf(registry.at(piece, whole.area)), -factor] as const,
      );
      const tolerance = toleranceOf(whole.measured.form, total.constant, forms);
      return { sum: addUp([total, 1], ...pieces), lower: 0, upper: 0, tolerance };
    });
  };
  return (count) => {
    const piece = pieceOf(count);
    if (!piece) {
      if (!index.partsOf(count.measured, count.area)) overPieces(count);
      return;
    }
    for (const measured of index.holding(piece.id, piece.day)) {
      // A sum over places is written there; one that goes no finer is made of its pieces here.
      if (measured === count.measured || index.partsOf(measured, count.area)) continue;
      if (index.isPublishedUpward(measured, count.area)) overPieces(registry.at(measured, count.area));
    }
  };
};
