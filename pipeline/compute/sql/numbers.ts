/** SQL: a number as DOUBLE, to the last bit. A bare `0.1` would be a DECIMAL. */
export const double = (n: number): string => `CAST('${n}' AS DOUBLE)`;

/** SQL: a polynomial from the highest power down, after Horner. */
export const horner = (x: string, coefficients: readonly number[]): string =>
  coefficients.map(double).reduce((sum, next) => `(${sum} * ${x} + ${next})`);
