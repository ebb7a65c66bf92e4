/** SQL: a number as DOUBLE, to the last bit. A bare `0.1` would be a DECIMAL. */
export const double = (n: number): string => `CAST('${n}' AS DOUBLE)`;
