import type { Fact } from '../facts.js';
import { quarterIndexAt, schoolYears, years } from '../periods.js';
import { cases, type Rate } from './events.js';
import type { Population } from './population.js';

/** Children in day care on 1 March. */
export function kindertagesbetreuung(population: Population): Fact[] {
  const groups = [
    { alter: '0-2', from: 0, under: 3, rate: { key: 'u3', share: 0.31, slope: -0.28, noise: 0.12 } },
    { alter: '3-5', from: 3, under: 6, rate: { key: 'ue3', share: 0.91, slope: -0.25, noise: 0.12 } },
  ];
  return population.spots.flatMap((spot) =>
    years.flatMap((zeitraum, y) =>
      groups.map(({ alter, from, under, rate }) => ({
        gebiet: spot.id,
        zeitraum,
        alter,
        betreute_kinder: cases(
          spot,
          { ...rate, share: rate.share + 0.008 * y },
          population.count(spot.id, Math.max(0, quarterIndexAt(`${zeitraum}-03-01`) - 1), from, under),
          zeitraum,
        ),
      })),
    ),
  );
}

export function hilfenZurErziehung(population: Population): Fact[] {
  const rate: Rate = { key: 'hze', share: 0.038, slope: 0.45, noise: 0.15 };
  return population.spots.flatMap((spot) =>
    years.map((zeitraum) => ({
      gebiet: spot.id,
      zeitraum,
      faelle: cases(
        spot,
        rate,
        population.count(spot.id, quarterIndexAt(`${zeitraum}-12-31`), 0, 18),
        zeitraum,
      ),
    })),
  );
}

/** Benefits for education and participation: entitled are the children of SGB II and half as many others again. */
export function bildungUndTeilhabe(population: Population, sgb2: readonly Fact[]): Fact[] {
  const inSupport = new Map(sgb2.map((f) => [`${f.gebiet}|${f.zeitraum}`, Number(f.lb_unter_18)]));
  const used: Rate = { key: 'but', share: 0.46, slope: -0.08, noise: 0.2 };
  return population.spots.flatMap((spot) =>
    years.map((zeitraum) => {
      const entitled = Math.round(1.5 * (inSupport.get(`${spot.id}|${zeitraum}-Q4`) ?? 0));
      return {
        gebiet: spot.id,
        zeitraum,
        anspruchsberechtigte: entitled,
        leistungsempfangende: cases(spot, used, entitled, zeitraum),
      };
    }),
  );
}

/** School entry examination of one year of birth. */
export function schuleingangsuntersuchung(population: Population): Fact[] {
  const rate = (key: string, share: number, slope: number): Rate => ({
    key: `seu|${key}`,
    share,
    slope,
    noise: 0.1,
  });
  return population.spots.flatMap((spot) =>
    schoolYears.map((zeitraum) => {
      const part = (key: string, share: number, slope: number, of: number) =>
        cases(spot, rate(key, share, slope), of, zeitraum);
      const children = Math.round(
        population.count(spot.id, quarterIndexAt(`20${zeitraum.slice(-2)}-07-31`), 3, 6) / 3,
      );
      const examined = part('da', 0.97, 0, children);
      const booklet = part('heft', 0.92, -0.2, examined);
      const weighed = part('bmi', 0.98, 0, examined);
      const language = part('sprache_da', 0.9, -0.1, examined);
      const coordination = part('koordination_da', 0.95, 0, examined);
      const numbers = part('zahlen_da', 0.93, 0, examined);
      return {
        gebiet: spot.id,
        zeitraum,
        untersuchte: examined,
        vorsorgeheft_vorgelegt: booklet,
        u8_u9_vollstaendig: part('u8u9', 0.88, -0.3, booklet),
        bmi_untersucht: weighed,
        uebergewicht_adipositas: part('gewicht', 0.125, 0.28, weighed),
        sprache_getestet: language,
        sprache_auffaellig: part('sprache', 0.27, 0.4, language),
        koordination_getestet: coordination,
        koordination_auffaellig: part('koordination', 0.12, 0.25, coordination),
        zahlen_getestet: numbers,
        zahlen_auffaellig: part('zahlen', 0.14, 0.35, numbers),
      };
    }),
  );
}
