import { push } from '../../../model/maps.js';
import { pairs } from '../../pairs.js';
import type { Measured } from '../counts.js';
import type { Form } from '../forms.js';
import type { Rule } from '../rules.js';
import type { Relation } from '../sources.js';
import { addUp, type Expression } from '../system.js';
import { pieceOf } from './piece.js';

/** The published plausibility rules, at the finest places: above them they follow. */
export const ruleRelation: Relation = (builder, { index, registry, rules }) => {
  const ofPiece = new Map<string, Rule[]>();
  const named = pairs<Rule>();
  for (const rule of rules) {
    // One rule of a name for one part is enough.
    if (named.remember(rule.id, rule.part.key, () => rule) !== rule) continue;
    for (const id of new Set([...rule.part.pieces, ...rule.whole.pieces].map((p) => p.id))) {
      push(ofPiece, id, rule);
    }
  }
  const sides = pairs<Measured | null, Form>();
  /** A side of a rule, where anything of it is published on the day. */
  const sideOn = (form: Form, day: string): Measured | null =>
    sides.remember(form, day, () =>
      form.pieces.some((p) => index.holding(p.id, day).length > 0) ? registry.onDay(form, day) : null,
    );
  const written = pairs<Set<string>, Rule>();
  return (count) => {
    const piece = pieceOf(count);
    if (!piece || index.partsOf(count.measured, count.area)) return;
    const { area } = count;
    const { day } = piece;
    const side = (form: Form): Expression | null => {
      const measured = sideOn(form, day);
      return measured && builder.valueOf(registry.at(measured, area));
    };
    for (const rule of ofPiece.get(piece.id) ?? []) {
      const areas = written.remember(rule, day, () => new Set());
      if (areas.has(area)) continue;
      areas.add(area);
      builder.write(() => {
        const { part, whole, lower, upper } = rule;
        const [less, more] = [side(part), side(whole)];
        return less && more && { sum: addUp([less, 1], [more, -1]), lower, upper, tolerance: 0 };
      });
    }
  };
};
