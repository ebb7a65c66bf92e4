export { attack, attackTable } from './attack.js';
export { ContradictoryCells, MalformedCells, ProtectionImpossible } from './errors.js';
export { protectCells, protectTable } from './protect-cells.js';
export { type Equation, tableOfNumbered } from './table.js';
export type {
  AttackInterval,
  AttackOptions,
  Cell,
  Interval,
  Protection,
  ProtectOptions,
  Relation,
} from './types.js';
