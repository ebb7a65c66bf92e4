import { z95 } from './limits.js';
import { twoSidedPSql } from './normal.js';
import { double } from './numbers.js';

/** Beyond this distance the chance is given as 0, as in methods/difference.ts. */
const furthest = 7;
/** Enough where there are some hundred persons on either side; the rest goes on from there. */
const secantSteps = 7;
const newtonSteps = 8;

/**
 * SQL: the p-value of the difference of two shares, as methods/difference.ts defines it, for many pairs at once. With the
 * Wilson limits put in and d = own_x / own_n - other_x / other_n, it is twoSidedP(z) of the z that solves
 *
 *     z sqrt(a² + b²) = 2 |d|,  a = (z c + sqrt(z² + 4 x (1 - x / n))) / (n + z²) of the higher share, c = 2 x / n - 1,
 *
 * and b in the same way of the lower one, c with the other sign. Secant steps from the two points that are known already: no
 * distance at z = 0, and that of the 95 % interval. Where they have not settled, Newton's steps follow. No difference gives 1.
 * @param source SQL of rows with own_x, own_n, other_x, other_n (0 <= x <= n, n above 0) and `toward`, the length of the 95 % interval
 *   from the difference towards zero, as a share; all five NULL where there is no p-value
 * @returns the same rows and more columns, with `p` among them
 */
export function withChance(source: string): string {
  // One layer for each name: within a SELECT, DuckDB would put the whole expression in the place of a name.
  const layers = [
    'own_x / own_n AS own_share, other_x / other_n AS other_share',
    'own_share - other_share AS gap',
    'abs(gap) AS size, sign(gap)::DOUBLE AS way',
    `way * (2 * own_share - 1) AS own_c, way * (1 - 2 * other_share) AS other_c,
      4 * own_x * (1 - own_share) AS own_q, 4 * other_x * (1 - other_share) AS other_q,
      2 * size AS aim, ${double(z95)} AS z_0, 2 * (toward - size) AS miss_0, ${double(z95)} * size / toward AS z_1`,
  ];
  for (let step = 1; step <= secantSteps; step++) {
    const [z, before] = [`z_${step}`, `z_${step - 1}`];
    const [miss, missBefore] = [`miss_${step}`, `miss_${step - 1}`];
    layers.push(
      `${side(z, 'own')} AS own_${step}, ${side(z, 'other')} AS other_${step}`,
      `${z} * sqrt(own_${step} * own_${step} + other_${step} * other_${step}) - aim AS ${miss}`,
      `${z} - coalesce(${miss} * (${z} - ${before}) / nullif(${miss} - ${missBefore}, 0), 0) AS z_${step + 1}`,
    );
  }
  const sql = layers.reduce((inner, layer) => `SELECT *, ${layer} FROM (${inner})`, source);
  const last = `z_${secantSteps + 1}`;
  const moved = (step: number) => `(z_${step + 1} - z_${step})`;
  const left = `${moved(secantSteps)} * ${moved(secantSteps)} <= 1e-11 * abs(${moved(secantSteps - 2)})`;
  const polished = `list_reduce([greatest(least(${last}, 20), 0.01), ${Array(newtonSteps).fill('0').join(', ')}], lambda z, step: ${newton('z')})`;
  return `SELECT *, CASE WHEN gap = 0 THEN 1 WHEN z > ${furthest} THEN 0 ELSE ${twoSidedPSql('z')} END AS p FROM (
    SELECT *, CASE WHEN ${left} THEN ${last} WHEN toward IS NOT NULL THEN ${polished} END AS z FROM (${sql}))`;
}

const root = (z: string, of: Side): string => `sqrt(${z} * ${z} + ${of}_q)`;
const side = (z: string, of: Side): string => `(${z} * ${of}_c + ${root(z, of)}) / (${of}_n + ${z} * ${z})`;
type Side = 'own' | 'other';

/** z - f / f' of f = z sqrt(a² + b²) - 2 |d|, held within what matters. */
function newton(z: string): string {
  const own = side(z, 'own');
  const other = side(z, 'other');
  const slope = (of: Side, value: string) =>
    `((${of}_c + ${z} / ${root(z, of)} - 2 * ${z} * (${value})) / (${of}_n + ${z} * ${z}))`;
  const square = `((${own}) * (${own}) + (${other}) * (${other}))`;
  const product = `((${own}) * ${slope('own', own)} + (${other}) * ${slope('other', other)})`;
  const length = `sqrt(${square})`;
  return `least(greatest(${z} - (${z} * ${length} - aim) / (${length} + ${z} * ${product} / ${length}), ${z} / 4), 4 * ${z} + 1)`;
}
