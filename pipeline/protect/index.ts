import type { Computed, ProtectionRecord, Published } from '../model/figures.js';
import { notProtectable } from '../model/messages/protection.js';
import type { Problem } from '../model/problem.js';
import { nameOf } from '../model/region.js';
import type { DataRoom } from '../model/room.js';
import { editionOf, figuresOf } from './edition.js';
import { type EarlierFigure, hiddenEarlier } from './previous.js';
import { hideSecondary, type Secondary } from './secondary.js';
import type { Figure } from './system/counts.js';

export * from './cells/index.js';
export { protectIndices } from './indices.js';
export { type EarlierFigure, readEarlier } from './previous.js';
export { withPatterns, withSmoothed } from './seal.js';

export interface ProtectionOptions {
  /** Figures of the last publication: what was hidden then is hidden first now. */
  earlier?: readonly EarlierFigure[];
  /** Figures published beside these by their own indicators, such as headline totals: one system with them. */
  beside?: { computed: Computed; room: DataRoom } | null;
}

export interface ProtectionResult {
  published: Published<'public'>;
  records: ProtectionRecord[];
  /** The figures beside, `null` where none were given. */
  beside: Published<'public'> | null;
  /** Counts that no pattern protects; the audit decides whether they may be published. */
  problems: Problem[];
}

/**
 * Computed -> the public edition. Numerator, value and interval of a protected figure are hidden together, the
 * denominator too if it is itself below the threshold. What would allow a hidden count to be worked out is hidden as well:
 * a count that is hidden is hidden in every figure it stands in. Figures finer than `finest_public_level` are left out.
 * `records` names every hidden part, in the order of the figures, with what could at best be concluded about it.
 */
export async function protect(
  computed: Computed,
  room: DataRoom,
  { earlier = [], beside = null }: ProtectionOptions = {},
): Promise<ProtectionResult> {
  const own = figuresOf(computed.values, room);
  const others = beside ? figuresOf(beside.computed.values, beside.room) : [];
  const figures = [...own, ...others];
  const secondary = await hideSecondary(figures, room, hiddenEarlier(figures, earlier));
  return {
    ...editionOf(computed, own, secondary),
    beside: beside ? editionOf(beside.computed, others, secondary, own.length).published : null,
    problems: problemsOf(figures, secondary, room),
  };
}

/** One problem for each indicator with counts that cannot be protected. */
function problemsOf(figures: readonly Figure[], { unprotected }: Secondary, { region }: DataRoom): Problem[] {
  const places = new Map<string, Set<string>>();
  for (const { numeratorOf, denominatorOf, area } of unprotected) {
    const title = figures[numeratorOf[0] ?? denominatorOf[0] ?? -1]?.indicator.title ?? '';
    places.set(title, (places.get(title) ?? new Set()).add(nameOf(region, area)));
  }
  return [...places].map(([title, names]) => {
    const few = [...names].slice(0, 3);
    return notProtectable(title, few.join(', '), names.size - few.length);
  });
}
