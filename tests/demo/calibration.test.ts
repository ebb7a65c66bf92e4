import { describe, expect, it } from 'vitest';
import targets from '../../scripts/demo/targets.json' with { type: 'json' };
import { municipalities, population, sum, table, whole } from './delivered.js';

/** The quarter that carries the public totals, see data-raw/README.md. */
const quarter = '2023-Q1';
const groups = [0, 3, 6, 10, 16, 19, 25, 40, 60, 67, 75];
const groupOf = (age: number) => groups.filter((from) => from <= age).length - 1;

function near(found: number, target: number): void {
  expect(Math.abs(found - target) / target).toBeLessThanOrEqual(0.005);
}

describe.each(Object.entries(municipalities))('calibration of %s', (slug, ags) => {
  const target = targets.municipalities[ags as keyof typeof targets.municipalities];

  it('has the residents of the census by age group and nationality', () => {
    const residents = population(slug, quarter);
    groups.forEach((_, g) => {
      near(sum(residents.filter((r) => groupOf(r.from) === g).map((r) => r.persons)), target.age[g] ?? 0);
    });
    near(sum(residents.filter((r) => r.foreign).map((r) => r.persons)), target.foreign);
    near(sum(residents.filter((r) => !r.foreign).map((r) => r.persons)), target.german);
  });

  it('has the households of the census', () => {
    const rows = table('rechenzentrum/2022/haushalte.csv', 'utf8', ';', 'gebiet').filter((r) =>
      r.gebiet?.startsWith(ags),
    );
    const of = (types: string[]) =>
      sum(rows.filter((r) => types.includes(r.haushaltstyp ?? '')).map((r) => whole(r.haushalte)));
    const [single = 0, couples = 0, ...families] = target.householdTypes;
    near(of(['einperson']), single);
    near(of(['paar_ohne_kind']), couples);
    // The census counts children of any age as children, the dataset those under 18: the three together compare.
    near(of(['paar_mit_kind', 'alleinerziehend', 'sonstige']), sum(families));
  });

  it('has the unemployed of the agency, in the areas and as delivered for the municipality', () => {
    const rows = table(
      `arbeitsagentur/${quarter}/Arbeitslose_Sozialraeume_202303.csv`,
      'win1252',
      ';',
      'Gebiet',
    ).filter((r) => r.Rechtskreis === 'insgesamt');
    // A star hides 1 or 2.
    const persons = (text = '') => (text === '*' ? 1.5 : whole(text));
    const of = (test: (area: string) => boolean) =>
      sum(rows.filter((r) => test(r.Gebiet ?? '')).map((r) => persons(r['Bestand an Arbeitslosen'])));
    near(
      of((area) => area === ags),
      target.unemployed,
    );
    near(
      of((area) => area.startsWith(`${ags}-`)),
      target.unemployed,
    );
  });

  it('has the child poverty of INKAR', () => {
    const rows = table(
      `jobcenter/${quarter}/SGBII_Strukturdaten_Sozialraum.csv`,
      'utf8',
      ';',
      'Sozialraumnummer',
    ).filter((r) => r.Sozialraumnummer?.startsWith(ags));
    const recipients = sum(rows.map((r) => whole(r['NEF u15'])));
    const children = sum(
      population(slug, quarter)
        .filter((r) => r.from < 15)
        .map((r) => r.persons),
    );
    near((100 * recipients) / children, target.childPovertyPercent);
  });
});
