import { builderOf } from './builder.js';
import type { Count } from './counts.js';
import { figureRelation } from './relations/figures.js';
import { partsRelation } from './relations/parts.js';
import { pieceRelation } from './relations/pieces.js';
import { ruleRelation } from './relations/rules.js';
import { successionRelation } from './relations/succession.js';
import type { Sources } from './sources.js';
import type { Equation, Expression, Unknown } from './system.js';

export interface Equations {
  readonly unknowns: readonly Unknown[];
  readonly equations: readonly Equation[];
  /** What is known of a count. One that was not asked for yet comes in with all that bears on it. */
  include(count: Count): Expression;
}

/**
 * Builds the system around the counts that are asked for and no wider: an unknown brings in the sums it stands in (the
 * area in its municipality, the age band in the pieces it shares with others, the quarter in its year), the rules that
 * bind it, and the figures that relate it to another count. What is printed stands as a number.
 */
export function equationsOf(sources: Sources): Equations {
  const builder = builderOf(sources.stated, sources.boundsOf);
  const relations = [partsRelation, pieceRelation, ruleRelation, successionRelation, figureRelation].map(
    (relation) => relation(builder, sources),
  );
  return {
    unknowns: builder.unknowns,
    equations: builder.equations,
    include(count) {
      const value = builder.valueOf(count);
      for (let next = builder.next(); next; next = builder.next()) {
        for (const relate of relations) relate(next);
      }
      return value;
    },
  };
}
