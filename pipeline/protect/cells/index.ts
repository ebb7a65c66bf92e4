export { attack } from './attack.js';
export { ContradictoryCells, MalformedCells, ProtectionImpossible } from './errors.js';
export { protectCells } from './protect-cells.js';
export type {
  AttackInterval,
  AttackOptions,
  Cell,
  Interval,
  Protection,
  ProtectOptions,
  Relation,
} from './types.js';
