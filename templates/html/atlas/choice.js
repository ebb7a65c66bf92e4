import { data, indicators, municipalityLevel } from './data.js';

// Which indicator, period and level is wished for; the choice stands in the fragment of the address.
/** `date`: that of the period wished for, `null` for the latest. */
export const wish = { indicator: data.first[0], date: null, period: null, level: data.first[2] };

/** What is there of what is wished for. */
export function chosen() {
  const indicator = indicators[wish.indicator];
  const { periods, latest } = indicator;
  const same = periods.findIndex((period) => period.id === wish.period);
  const before = periods.findLastIndex((period) => period.date <= wish.date);
  const period = wish.date === null ? latest : same >= 0 ? same : Math.max(before, 0);
  const level = levelsOf(indicator).includes(wish.level)
    ? wish.level
    : (levelsOf(indicator)[0] ?? municipalityLevel);
  return { indicator, period, level, at: periods[period], many: data.levels[level].many };
}

export const levelsOf = (indicator) =>
  indicator.levels.map((id) => data.levels.findIndex((level) => level.id === id));

export function readFragment() {
  const asked = new URLSearchParams(location.hash.slice(1));
  const at = indicators.findIndex((indicator) => indicator.id === asked.get('indikator'));
  if (at < 0) return;
  const period = indicators[at].periods.find(({ id }) => id === asked.get('stand'));
  const level = data.levels.findIndex(({ id }) => id === asked.get('ebene'));
  wish.indicator = at;
  wish.period = period?.id ?? null;
  wish.date = period?.date ?? null;
  if (level >= 0) wish.level = level;
}

export function writeFragment({ indicator, at, level }) {
  const asked = new URLSearchParams({
    indikator: indicator.id,
    stand: at.id,
    ebene: data.levels[level].id,
  });
  if (location.hash !== `#${asked}`) history.replaceState(null, '', `#${asked}`);
}
