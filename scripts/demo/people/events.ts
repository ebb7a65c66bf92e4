import { apportion } from '../apportion.js';
import { binomial, logistic, logit, normal, walk } from '../random.js';
import type { Spot } from '../spots.js';

/** How the need of an area moves a share: on the scale of log odds. */
export interface Rate {
  /** Names the draws. */
  key: string;
  /** Share at need 0. */
  share: number;
  slope: number;
  /** Spread between areas that need does not explain. */
  noise: number;
}

export function shareIn(spot: Spot, rate: Rate): number {
  const noise = spot.residual ? 0 : rate.noise * normal(`${rate.key}|noise|${spot.id}`);
  return logistic(logit(rate.share) + rate.slope * spot.need + noise);
}

/** One draw: cases among `persons`. `year` keeps the draws of different years apart. */
export function cases(spot: Spot, rate: Rate, persons: number, year = ''): number {
  return binomial(persons, shareIn(spot, rate), normal(`${rate.key}|draw|${spot.id}|${year}`));
}

/**
 * Cases over time that persist: at the first period exactly `first`, later a binomial draw whose luck wanders.
 * `persons[t]` limits them; `drift(t)` multiplies the share of the start.
 */
export function lasting(
  spot: Spot,
  key: string,
  first: number,
  persons: readonly number[],
  drift: (t: number) => number = () => 1,
): number[] {
  const start = (first + 0.3) / ((persons[0] ?? 0) + 0.6);
  const luck = walk(`${key}|walk|${spot.id}`, persons.length);
  return persons.map((n, t) =>
    t === 0 ? first : binomial(n, Math.min(0.97, start * drift(t)), 0.7 * (luck[t] ?? 0)),
  );
}

/** Draws cases for every area of a municipality and scales them to a known total. */
export function calibrated(
  spots: readonly Spot[],
  rate: Rate,
  persons: readonly number[],
  total: number,
): number[] {
  const drawn = spots.map((s, i) => cases(s, rate, persons[i] ?? 0) + 0.1);
  return apportion(total, drawn, persons);
}

/** A persistent part of `whole[t]`, such as the long-term unemployed among the unemployed. Never more than the whole. */
export function partOf(spot: Spot, rate: Rate, whole: readonly number[]): number[] {
  const share = shareIn(spot, rate);
  const start = 0.5 * normal(`${rate.key}|start|${spot.id}`);
  const luck = walk(`${rate.key}|walk|${spot.id}`, whole.length);
  return whole.map((n, t) => binomial(n, share, start + 0.5 * (luck[t] ?? 0)));
}
