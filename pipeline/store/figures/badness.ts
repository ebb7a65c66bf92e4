import type { CellState } from '../../model/delivery.js';
import { type Status, statusOfCell } from '../../model/figures.js';

/**
 * States as numbers, so that the worst of many parts is their `max`. Usable is 0 alone. `missing` also stands for
 * what was never delivered (a gap between age bands, a child area without a row); `rejected` is worse, because an
 * older value must not take its place.
 */
export const badness: Record<CellState, number> = {
  ok: 0,
  not_applicable: 1,
  hidden: 2,
  unreliable: 3,
  pending: 4,
  missing: 5,
  rejected: 6,
};

const states = new Map((Object.keys(badness) as CellState[]).map((state) => [badness[state], state]));
export const stateOfBadness = (bad: number): CellState => states.get(bad) ?? 'missing';

export const statusOfBadness = (bad: number): Status => statusOfCell[stateOfBadness(bad)];

/** SQL: badness of a stored cell. A state the list does not know counts as rejected. */
export const badnessSql = `(CASE state ${Object.entries(badness)
  .map(([state, bad]) => `WHEN '${state}' THEN ${bad}`)
  .join(' ')} ELSE ${badness.rejected} END)::TINYINT`;
