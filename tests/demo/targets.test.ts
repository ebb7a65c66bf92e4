import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import targets from '../../scripts/demo/targets.json' with { type: 'json' };

const shared = fileURLToPath(new URL('../../../shared/data/kreis-unna/', import.meta.url));

function rows(path: string, delimiter: string): string[][] {
  const text = readFileSync(shared + path, 'utf8').replace(/^\ufeff/, '');
  return Papa.parse<string[]>(text, { delimiter, skipEmptyLines: true }).data;
}

function column(table: string[][], name: string): number {
  const index = (table[0] ?? []).indexOf(name);
  expect(index, name).toBeGreaterThanOrEqual(0);
  return index;
}

describe.skipIf(!existsSync(shared))(
  'targets.json against the public files (skipped: ../shared/data is absent)',
  () => {
    it.each(Object.entries(targets.municipalities))('%s', (ags, target) => {
      const ars = `${ags.slice(0, 5)}0${ags.slice(5)}${ags.slice(5)}`;
      const census = (file: string) => {
        const table = rows(`zensus2022/Regionaltabelle_${file}.csv`, ';');
        const row = table.find((r) => r[1] === ars) ?? [];
        return (name: string) => Number(row[column(table, name)]);
      };
      const people = census('Demografie');
      expect(target.age).toEqual(
        Array.from({ length: 11 }, (_, i) => people(`Alter_infr__${String(i + 1).padStart(2, '0')}`)),
      );
      expect([target.german, target.foreign]).toEqual([
        people('Staatsange_kurz__1'),
        people('Staatsange_kurz__2'),
      ]);
      const households = census('Haushalte');
      expect(target.householdTypes).toEqual([1, 2, 3, 4, 5].map((i) => households(`HHTYP_FAM__${i}`)));

      const unemployed = rows('unemployment/A_Arbeitslosigkeit.nrw.csv', ',');
      const year = (unemployed[1] ?? []).indexOf('2021');
      expect(target.unemployed).toBe(Number(unemployed.find((r) => r[0] === ags)?.[year]));

      const inkar = rows('inkar/inkar_sozialleistungen_kreis_unna_gemeinden_long.csv', ',');
      const figure = (key: string) =>
        Number(inkar.find((r) => r[1] === ags && r[3] === '2022' && r[4] === key)?.[5]);
      expect(target.childPovertyPercent).toBe(figure('q_newfBGu15_bev'));
      expect(target.inNeedPerThousand).toBe(figure('q_PBG_bev'));

      const districts = rows('polling-districts/ew24_wbz_ergebnisse_kreis_unna.csv', ';').filter(
        (r) => r[4] === ags.slice(5),
      );
      const votes = (index: number) => districts.reduce((sum, r) => sum + Number(r[index] ?? 0), 0);
      expect([target.entitledToVote, target.voted]).toEqual([votes(9), votes(13)]);
    });
  },
);
