/**
 * Seeded chance. Every draw belongs to a key such as `arbeitslose|05978004-01|z`, so that a part can be generated
 * again without the rest and a new dataset does not change the numbers of the others.
 */

export const seed = 'teilhabe-monitor-1';

/** Uniform numbers in (0, 1) for a key: xmur3 to hash, sfc32 to draw (public domain, PractRand-tested). */
export function uniforms(key: string): () => number {
  let h = 1779033703;
  const text = `${seed}|${key}`;
  for (let i = 0; i < text.length; i++) {
    h = Math.imul(h ^ text.charCodeAt(i), 3432918353);
    h = (h << 13) | (h >>> 19);
  }
  const part = () => {
    h = Math.imul(h ^ (h >>> 16), 2246822507);
    h = Math.imul(h ^ (h >>> 13), 3266489909);
    h ^= h >>> 16;
    return h >>> 0;
  };
  let a = part();
  let b = part();
  let c = part();
  let d = part();
  return () => {
    const t = (((a + b) | 0) + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + t) | 0;
    return ((t >>> 0) + 0.5) / 4294967296;
  };
}

/** Standard normal numbers for a key: the sum of twelve uniforms less six needs no logarithm and no tail table. */
export function normals(key: string): () => number {
  const next = uniforms(key);
  return () => {
    let sum = -6;
    for (let i = 0; i < 12; i++) sum += next();
    return sum;
  };
}

export const normal = (key: string): number => normals(key)();

/**
 * Walk of standard normal numbers that starts at zero and keeps `persistence` of its place from step to step.
 * Its spread grows towards 1.
 */
export function walk(key: string, steps: number, persistence = 0.85): number[] {
  const next = normals(key);
  const noise = Math.sqrt(1 - persistence * persistence);
  const places = [0];
  while (places.length < steps) places.push(persistence * (places.at(-1) ?? 0) + noise * next());
  return places;
}

/** Distribution function of the standard normal (Abramowitz and Stegun 26.2.17, error below 7.5e-8). */
export function normalBelow(z: number): number {
  const t = 1 / (1 + 0.2316419 * Math.abs(z));
  const poly =
    t * (0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
  const tail = 0.3989422804014327 * Math.exp((-z * z) / 2) * poly;
  return z >= 0 ? 1 - tail : tail;
}

/**
 * Smallest count whose binomial distribution function reaches that of `z`: a binomial draw that moves with `z`,
 * so that a walk of `z` gives counts that persist. Above 200 expected cases the normal approximation is used.
 */
export function binomial(n: number, p: number, z: number): number {
  if (n <= 0 || p <= 0) return 0;
  if (p >= 1) return n;
  if (p > 0.5) return n - binomial(n, 1 - p, -z);
  if (n * p > 200) {
    return Math.min(n, Math.max(0, Math.round(n * p + z * Math.sqrt(n * p * (1 - p)))));
  }
  const goal = normalBelow(z);
  let mass = Math.exp(n * Math.log(1 - p));
  let below = mass;
  let k = 0;
  while (below < goal && k < n) {
    k++;
    mass *= ((n - k + 1) / k) * (p / (1 - p));
    below += mass;
  }
  return k;
}

export const logistic = (x: number): number => 1 / (1 + Math.exp(-x));
export const logit = (p: number): number => Math.log(p / (1 - p));
