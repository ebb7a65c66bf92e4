/** A place and the value of the function there. */
export interface Point {
  x: number;
  y: number;
}

/**
 * Zero of a function between two places where it has opposite signs, by regula falsi in the Illinois variant (Dowell and
 * Jarratt 1971, BIT 11, 168-174): always within the bracket, no derivative, at most 100 steps. Ends where the function
 * is not further from 0 than `precision`.
 */
export function zeroBetween(f: (x: number) => number, from: Point, to: Point, precision: number): number {
  let [a, b] = [from, to];
  let [x, side] = [a.x, 0];
  for (let step = 0; step < 100; step++) {
    x = (a.x * b.y - b.x * a.y) / (b.y - a.y);
    const y = f(x);
    if (Math.abs(y) <= precision) return x;
    if (y > 0 === a.y > 0) {
      a = { x, y };
      if (side > 0) b = { x: b.x, y: b.y / 2 };
      side = 1;
    } else {
      b = { x, y };
      if (side < 0) a = { x: a.x, y: a.y / 2 };
      side = -1;
    }
  }
  return x;
}
