import type { When } from '../days.js';
import type { Form } from '../forms.js';
import type { Rule } from '../rules.js';
import type { Relation } from '../sources.js';
import { addUp, type Expression } from '../system.js';
import { pieceOf } from './piece.js';

/** The published plausibility rules, at the finest places: above them they follow. */
export const ruleRelation: Relation = (builder, { index, registry, rules }) => {
  const ofPiece = new Map<string, Rule[]>();
  for (const rule of rules) {
    for (const id of new Set([...rule.part.pieces, ...rule.whole.pieces].map((p) => p.id))) {
      ofPiece.set(id, [...(ofPiece.get(id) ?? []), rule]);
    }
  }
  return (count) => {
    const piece = pieceOf(count);
    if (!piece || index.partsOf(count.measured, count.area)) return;
    const { area } = count;
    const { day } = piece;
    const side = (form: Form): Expression | null => {
      if (!form.pieces.some((p) => index.holding(p.id, day).length > 0)) return null;
      const when: When = new Map(form.datasets.map((id) => [id, [day]]));
      return builder.valueOf(registry.at(registry.measured(form, when), area));
    };
    for (const { id, part, whole, lower, upper } of ofPiece.get(piece.id) ?? []) {
      builder.write(`rule ${id} ${part.key} ${area} ${day}`, () => {
        const [less, more] = [side(part), side(whole)];
        return less && more && { sum: addUp([less, 1], [more, -1]), lower, upper, tolerance: 0 };
      });
    }
  };
};
