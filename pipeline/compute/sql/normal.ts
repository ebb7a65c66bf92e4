import { double, horner } from './numbers.js';

/**
 * Two-sided chance beyond z as SQL: erfc(z / √2), z from 0 to 37. DuckDB has no error function. Rational approximations of W. J. Cody
 * (1969), Rational Chebyshev approximations for the error function, Mathematics of Computation 23, 631-637, in the form of
 * his CALERF: one up to 0.46875, one up to 4, one beyond. Relative error under 1e-12 (tested against @stdlib).
 * @param z SQL of a DOUBLE at least 0, which stands there several times: the name of a column
 */
export function twoSidedPSql(z: string): string {
  const x = `(${z} * ${double(Math.SQRT1_2)})`;
  const square = `(${x} * ${x})`;
  const small = `1 - ${x} * ${quotient(square, smallAbove, smallBelow)}`;
  const middle = `exp(-${square}) * ${quotient(x, middleAbove, middleBelow)}`;
  const inverse = `(1 / ${square})`;
  const large = `exp(-${square}) * (${double(1 / Math.sqrt(Math.PI))} - ${inverse} * ${quotient(inverse, largeAbove, largeBelow)}) / ${x}`;
  return `CASE WHEN ${z} <= ${double(0.46875 * Math.SQRT2)} THEN ${small}
    WHEN ${z} <= ${double(4 * Math.SQRT2)} THEN ${middle} ELSE ${large} END`;
}

const quotient = (x: string, above: readonly number[], below: readonly number[]): string =>
  `(${horner(x, above)} / ${horner(x, below)})`;

const smallAbove = [
  0.18577770618460315, 3.1611237438705655, 113.86415415105016, 377.485237685302, 3209.3775891384694,
];
const smallBelow = [1, 23.601290952344122, 244.02463793444417, 1282.6165260773723, 2844.236833439171];
const middleAbove = [
  2.1531153547440383e-8, 0.5641884969886701, 8.883149794388377, 66.11919063714163, 298.6351381974001,
  881.952221241769, 1712.0476126340707, 2051.0783778260716, 1230.3393547979972,
];
const middleBelow = [
  1, 15.744926110709835, 117.6939508913125, 537.1811018620099, 1621.3895745666903, 3290.7992357334597,
  4362.619090143247, 3439.3676741437216, 1230.3393548037495,
];
const largeAbove = [
  0.016315387137302097, 0.30532663496123236, 0.36034489994980445, 0.12578172611122926, 0.016083785148742275,
  0.0006587491615298378,
];
const largeBelow = [
  1, 2.568520192289822, 1.8729528499234673, 0.5279051029514285, 0.06051834131244132, 0.0023352049762686918,
];
