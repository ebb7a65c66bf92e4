import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { requireRoom } from '../../pipeline/definitions/index.js';
import { disk } from '../../pipeline/disk.js';
import { datasetByColumns } from '../../pipeline/intake/claim/by-columns.js';
import type { Dataset } from '../../pipeline/model/dataset.js';
import { foldText } from '../../pipeline/model/german.js';

/** Which dataset a file is of that is not named after one, by the shared definitions of which several share names. */

let datasets: Dataset[] = [];
beforeAll(async () => {
  const root = join(import.meta.dirname, '../..').replaceAll('\\', '/');
  const { room } = await requireRoom(disk, {
    dataRaw: `${root}/templates/room`,
    definitions: `${root}/indicators`,
    intakeOnly: true,
  });
  datasets = [...room.definitions.datasets.values()];
});

function claimed(heading: string, name = 'export 2025'): string | string[] | null {
  const found = datasetByColumns(datasets, heading.split(';').map(foldText), ` ${name} `);
  return found !== null && 'id' in found ? found.id : found;
}

describe('by its columns', () => {
  it('a file is of the dataset that knows all of them', () => {
    expect(claimed('Gebiet;Zeitraum;Wohnungen;Wohnfläche in m²')).toBe('wohnungen');
    expect(claimed('Gebiet;Zeitraum;Alter;Personen')).not.toBe('amtliche_eckwerte');
  });

  // All measures of the official totals are optional: every file with areas had all columns that they need.
  it('a dataset without a single measure in the file is no candidate', () => {
    expect(claimed('Gebiet;Zeitraum;Rechtskreis;Beratungen')).toBeNull();
    expect(claimed('Gebiet;Zeitraum;Abgänge')).toBe('schulabgaenge');
  });

  // »Leistungsberechtigte« is the one measure of asylblg, and one of ten of sgb2.
  it('a file of which another dataset knows more is not read as the one that fits', () => {
    const heading = 'Gebiet;Zeitraum;Leistungsberechtigte;Bedarfsgemeinschaften;ELB';
    expect(claimed(heading)).toEqual(['asylblg', 'sgb2']);
    expect(claimed('Gebiet;Zeitraum;Leistungsberechtigte')).toBe('asylblg');
  });
});

describe('by a word of its name', () => {
  it('the doubt is settled', () => {
    const heading = 'Gebiet;Zeitraum;Leistungsberechtigte;Bedarfsgemeinschaften;ELB';
    expect(claimed(heading, 'kamen sgb2 2025')).toBe('sgb2');
    expect(claimed(heading, 'sgb2 asylblg')).toEqual(['asylblg', 'sgb2']);
  });

  it('a file that lacks columns is found, so that it is told which', () => {
    expect(claimed('Gebiet;Zeitraum;Rechtskreis;Arbeitslose')).toBeNull();
    expect(claimed('Gebiet;Zeitraum;Rechtskreis;Arbeitslose', '01 arbeitslose q4')).toBe('arbeitslose');
    expect(claimed('Gebiet;Zeitraum;Betreute Kinder', 'unna kindertagesbetreuung')).toBe(
      'kindertagesbetreuung',
    );
    expect(claimed('Region;Rechtskreis;Arbeitslose', 'ba arbeitslose 2025')).toBe('arbeitslose');
    expect(claimed('Gebiet;Zeitraum;Rechtskreis;Beratungen', 'arbeitslose')).toBeNull();
  });
});
