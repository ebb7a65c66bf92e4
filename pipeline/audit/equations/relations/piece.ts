import type { Count } from '../counts.js';

/** The piece and day of a count that is no sum; `null` for all others. */
export function pieceOf({ measured: { form, when } }: Count): { id: string; day: string } | null {
  const [piece, another] = form.pieces;
  const [day, later] = piece ? (when.get(piece.dataset) ?? []) : [];
  if (!piece || another || piece.factor !== 1 || day === undefined || later !== undefined) return null;
  return { id: piece.id, day };
}
