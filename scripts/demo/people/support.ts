import type { Fact } from '../facts.js';
import { quarters } from '../periods.js';
import { places } from '../places.js';
import { binomial, normal } from '../random.js';
import type { Spot } from '../spots.js';
import { targetsOf } from '../targets.js';
import { calibrated, cases, lasting, partOf } from './events.js';
import type { Population } from './population.js';
import type { Unemployed } from './work.js';

/** Basic income support for job seekers; at the start child poverty per municipality is that of targets.json. */
export function sgb2(population: Population, unemployed: Map<string, Unemployed>): Fact[] {
  return places.flatMap(({ ags }) => {
    const spots = population.spots.filter((s) => s.municipality === ags);
    const over = (from: number, under: number) =>
      spots.map((s) => quarters.map((_, t) => population.count(s.id, t, from, under)));
    const children = over(0, 15);
    const adults = over(15, 67);
    const first = (table: number[][]) => table.map((row) => row[0] ?? 0);
    const sum = (numbers: number[]) => numbers.reduce((a, b) => a + b, 0);
    const target = targetsOf(ags);
    const inNeed = 0.965 * (target.inNeedPerThousand / 1000) * sum(first(over(0, 200)));
    const poorChildren = Math.round((target.childPovertyPercent / 100) * sum(first(children)));
    const nef = calibrated(
      spots,
      { key: 'nef', share: 0.14, slope: 0.75, noise: 0.12 },
      first(children),
      poorChildren,
    );
    const elb = calibrated(
      spots,
      { key: 'elb', share: 0.075, slope: 0.6, noise: 0.08 },
      first(adults),
      Math.round((inNeed - poorChildren) / 1.02),
    );
    return spots.flatMap((spot, i) =>
      supportOf(spot, {
        nef: lasting(spot, 'nef', nef[i] ?? 0, children[i] ?? [], (t) =>
          Math.exp((0.8 * spot.trend + 0.003) * t),
        ),
        elb: lasting(spot, 'elb', elb[i] ?? 0, adults[i] ?? [], (t) =>
          Math.exp((0.8 * spot.trend + 0.002) * t),
        ),
        children: children[i] ?? [],
        young: quarters.map((_, t) => population.count(spot.id, t, 15, 18)),
        unemployed: unemployed.get(spot.id)?.sgb2 ?? [],
      }),
    );
  });
}

interface Support {
  nef: number[];
  elb: number[];
  children: number[];
  young: number[];
  unemployed: number[];
}

function supportOf(spot: Spot, s: Support): Fact[] {
  const rate = (key: string, share: number, slope = 0) => ({ key, share, slope, noise: 0.06 });
  const elb = s.elb.map((n, t) => Math.max(n, Math.ceil(1.3 * (s.unemployed[t] ?? 0))));
  const jobless = partOf(spot, rate('elb_arbeitslos', 0.97), s.unemployed);
  const working = partOf(spot, rate('elb_erwerbstaetig', 0.22, -0.1), elb);
  const lasting24 = partOf(spot, rate('elb_langzeitbezug', 0.63, 0.15), elb);
  const others = partOf(spot, rate('nef_ab_15', 0.02), elb);
  const all = elb.map((n, t) => n + (s.nef[t] ?? 0) + (others[t] ?? 0));
  const units = all.map((n) => Math.ceil(n / (2.02 + 0.06 * normal(`bg|${spot.id}`))));
  const single = partOf(spot, rate('bg_alleinerziehend', 0.17, 0.05), units);
  return quarters.map((zeitraum, t) => {
    const nef = s.nef[t] ?? 0;
    const under15 = s.children[t] ?? 0;
    const likely = under15 > 0 ? Math.min(0.6, (0.85 * nef) / under15) : 0;
    const young = binomial(s.young[t] ?? 0, likely, normal(`young|${spot.id}`));
    return {
      gebiet: spot.id,
      zeitraum,
      leistungsberechtigte: all[t] ?? 0,
      elb: elb[t] ?? 0,
      nef_unter_15: nef,
      kinder_unter_15_in_bg: nef + binomial(under15 - nef, 0.012, normal(`bgkind|${spot.id}`)),
      lb_unter_18: nef + Math.min(elb[t] ?? 0, young),
      elb_erwerbstaetig: working[t] ?? 0,
      elb_langzeitbezug: lasting24[t] ?? 0,
      elb_arbeitslos: jobless[t] ?? 0,
      bedarfsgemeinschaften: units[t] ?? 0,
      bg_alleinerziehend: single[t] ?? 0,
    };
  });
}

/** Social assistance and basic income in old age and with reduced earning capacity, outside institutions. */
export function sgb12(population: Population): Fact[] {
  return population.spots.flatMap((spot) => {
    const course = (
      key: string,
      share: number,
      slope: number,
      from: number,
      under: number,
      growth: number,
    ) => {
      const persons = quarters.map((_, t) => population.count(spot.id, t, from, under));
      const first = cases(spot, { key, share, slope, noise: 0.12 }, persons[0] ?? 0);
      return lasting(spot, key, first, persons, (t) => Math.exp(growth * t));
    };
    const hlu = course('hlu', 0.0035, 0.5, 0, 200, 0.002);
    const old = course('gs_alter', 0.034, 0.6, 67, 200, 0.009);
    const reduced = course('gs_em', 0.011, 0.5, 18, 65, 0.003);
    return quarters.map((zeitraum, t) => ({
      gebiet: spot.id,
      zeitraum,
      hlu_ausserhalb: hlu[t] ?? 0,
      gs_ab_altersgrenze: old[t] ?? 0,
      gs_erwerbsgemindert: reduced[t] ?? 0,
    }));
  });
}

/** Benefits for asylum seekers: where the houses are, which need explains little. */
export function asylblg(population: Population): Fact[] {
  return population.spots.flatMap((spot) => {
    const persons = quarters.map((_, t) => population.count(spot.id, t, 0, 200, 'nichtdeutsch'));
    const rate = { key: 'asylblg', share: 0.04, slope: 0.1, noise: 0.9 };
    const first = cases(spot, rate, persons[0] ?? 0);
    const course = lasting(spot, 'asylblg', first, persons, (t) => Math.exp(-0.02 * t));
    return quarters.map((zeitraum, t) => ({
      gebiet: spot.id,
      zeitraum,
      leistungsberechtigte: course[t] ?? 0,
    }));
  });
}
