import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { bestAssignment } from '../../pipeline/intake/propose/assign.js';
import { proposeMappings } from '../../pipeline/intake/propose/index.js';
import { proposalYaml } from '../../pipeline/intake/propose/yaml.js';
import { mappingSchema } from '../../pipeline/model/mapping.js';
import * as say from '../../pipeline/model/messages/map.js';
import { persons, tinyRoom } from '../support/tiny-room.js';
import { compare, deliveryOf, proposalFor, roomAt } from './propose-support.js';
import { run } from './support.js';

const bytes = (text: string) => new TextEncoder().encode(text);
const propose = (text: string, file = 'altdorf/2025-Q4/export.csv') => {
  const room = tinyRoom({ datasets: [persons] });
  const [proposal] =
    proposeMappings({ room, file, inside: true, bytes: bytes(text), dataset: persons }) ?? [];
  if (!proposal) throw new Error('no proposal');
  return proposal;
};

describe('assignment', () => {
  it('takes the greatest total, not the greatest pair first', () => {
    // Greedy would take 9 and be left with 1; 8 + 7 is more.
    expect(
      bestAssignment([
        [9, 8],
        [7, 1],
      ]),
    ).toEqual([1, 0]);
    expect(bestAssignment([[0, 3, 0]])).toEqual([1]);
    expect(bestAssignment([[0], [0]])).toEqual([null, null]);
    expect(bestAssignment([])).toEqual([]);
  });
});

describe('wide tables', () => {
  it('a combination in one heading, the bound decided by the other groups', () => {
    const { mapping, open } = propose('Gebiet;m_0_3;w_0_3;m_3_6;w_3_6\nA1;1;2;3;4\nA2;1;2;3;4\nA0;0;0;0;0');
    expect(mapping.wide).toEqual([
      {
        measure: 'personen',
        columns: {
          m_0_3: { alter: '0 bis unter 3', geschlecht: 'm' },
          w_0_3: { alter: '0 bis unter 3', geschlecht: 'w' },
          m_3_6: { alter: '3 bis unter 6', geschlecht: 'm' },
          w_3_6: { alter: '3 bis unter 6', geschlecht: 'w' },
        },
      },
    ]);
    expect(mapping.period).toEqual({ folder: 2 });
    expect(open).toEqual([]);
  });

  it('one group alone does not say whether its bound is included', () => {
    const { mapping, open } = propose('Gebiet;m_0_3;w_0_3\nA1;1;2\nA2;1;2');
    expect(mapping.wide).toBeUndefined();
    expect(open).toContain(say.open.ageBound(['m_0_3', 'w_0_3']));
  });

  it('columns over time', () => {
    const { mapping } = propose('Sozialraum;31.12.2024;31.12.2025\nA1;10;12\nA2;1;2', 'altdorf/reihe.csv');
    expect(mapping.wide).toEqual([
      {
        measure: 'personen',
        columns: { '31.12.2024': { period: '2024-Q4' }, '31.12.2025': { period: '2025-Q4' } },
      },
    ]);
    expect(mapping.period).toBeUndefined();
  });

  it('groups that others make up are set aside, a delivered total stays', () => {
    const text = 'Gebiet;0-2;3-5;0-5;Insgesamt\nA1;1;2;3;9\nA2;4;5;9;12\nA0;1;1;2;2';
    const { mapping } = propose(text);
    expect(Object.keys(mapping.wide?.[0]?.columns ?? {})).toEqual(['0-2', '3-5', 'Insgesamt']);
    expect(mapping.wide?.[0]?.columns.Insgesamt).toEqual({ alter: 'insgesamt' });
    expect(mapping.set_aside?.columns).toEqual([
      { name: say.ruleNames.coarser, reason: say.reasons.coarser(['0-2', '3-5']), columns: ['0-5'] },
    ]);
  });

  it('what the heading does not say is asked, not set aside', () => {
    const { mapping, open } = propose('Gebiet;U3;Ü3\nA1;1;2\nA2;4;5\nA0;0;0');
    expect(mapping.wide?.[0]?.columns).toEqual({ U3: { alter: '0 bis unter 3' } });
    expect(mapping.set_aside).toBeUndefined();
    expect(open).toEqual([say.open.undecided(['Ü3'])]);
  });
});

describe('areas, codes and rows', () => {
  it('residual areas by their wording; a total with a place intake reads itself', () => {
    const { mapping } = propose('Gebiet;Anzahl\nMitte;1\nNord;2\nohne Zuordnung;3\nAltdorf gesamt;6');
    expect(mapping.areas?.names).toEqual({ 'ohne Zuordnung': 'A0' });
  });

  it('a total without a place is set aside with the reason left to a person', () => {
    const { mapping } = propose('Gebiet;Geschlecht;Anzahl\nA1;m;1\nA2;m;2\nA0;m;1\nSumme aller Gebiete;;4');
    expect(mapping.set_aside?.rows).toEqual([
      {
        name: say.ruleNames.total,
        reason: say.reasons.total,
        when: { Gebiet: { is: 'Summe aller Gebiete' } },
      },
    ]);
  });

  it('numbers become keys where the list leaves one reading', () => {
    const { mapping } = propose('Nr;Anzahl\n701;5\n702;7\n701;5', 'neustadt/2025-Q4/a.csv');
    // 00701 has lost its zeros, which intake restores without being told.
    expect(mapping.columns).toEqual({ Nr: 'gebiet', Anzahl: 'personen' });
    expect(mapping.areas).toBeUndefined();
    const short = propose('Nr;Anzahl\n0;5\n1;7\n2;5');
    expect(short.mapping.areas).toEqual({ prefix: 'A' });
  });

  it('codes the file does not explain are asked for', () => {
    const { mapping, open } = propose('Gebiet;Geschlecht;Anzahl\nA1;1;5\nA1;2;7\nA2;1;5');
    expect(mapping.codes).toBeUndefined();
    expect(open).toEqual([
      say.open.codes('Geschlecht', ['1', '2'], ['m = männlich', 'w = weiblich', 'insgesamt = insgesamt']),
    ]);
  });

  it('works where the region knows none of the areas, and says so', () => {
    const { mapping, open } = propose('Gebiet;Anzahl\nX1;5\nX2;7');
    expect(mapping.columns).toEqual({ Gebiet: 'gebiet', Anzahl: 'personen' });
    expect(open).toContain(say.open.areasUnknown('Gebiet', ['X1', 'X2']));
  });
});

describe('where it comes from', () => {
  it.each([
    ['altdorf/2025-Q4/ewo.csv', { folder: 2 }, 'altdorf/*/ewo.csv'],
    ['altdorf/ewo_202512.csv', { filename: 'ewo_(\\d{6})' }, 'altdorf/ewo_*.csv'],
  ])('%s', (file, period, pattern) => {
    const { mapping } = propose('Gebiet;Anzahl\nA1;5\nA2;7', file);
    expect(mapping.period).toEqual(period);
    expect(mapping.files).toEqual([pattern]);
  });

  it('a title line is only a constant for this one file', () => {
    const { mapping, remarks } = propose('Stand 31.12.2025;\nGebiet;Anzahl\nA1;5\nA2;7', 'altdorf/ewo.csv');
    expect(mapping.period).toEqual({ constant: '31.12.2025' });
    expect(remarks.find((r) => r.at[0] === 'period')?.confidence).toBe('unsicher');
  });

  it.each([
    ['Gemeinde Altdorf   Auswertung   Datum: 05.01.2026;\nStichtag: 31.12.2025;', '31.12.2025'],
    ['Stichtag 31.12.2025, erstellt am 14.01.2026;', '31.12.2025'],
    ['Ausdruck 2026-01-14;\nBerichtsquartal: 4. Quartal 2025;', '4. Quartal 2025'],
    ['Druckdatum: 14.01.2026;', undefined],
    ['Erstellungsdatum 14.01.2026;', undefined],
  ])('the day of the print is no period: %s', (titles, period) => {
    const { mapping } = propose(`${titles}\nGebiet;Anzahl\nA1;5\nA2;7`, 'altdorf/ewo.csv');
    expect(mapping.period?.constant).toBe(period);
  });

  it('the written YAML is a mapping, with a comment above what is not certain, and nothing breaks out of it', () => {
    const proposal = propose('Gebiet;"Personen\n# x: y"\nA1;5\nA2;7', 'altdorf/2025-Q4/ewo.csv');
    const yaml = proposalYaml(proposal);
    expect(yaml).toContain('# wahrscheinlich: ');
    expect(yaml.split('\n').every((line) => !/^\s*# x: y/.test(line))).toBe(true);
    expect(mappingSchema.safeParse(proposal.mapping).success).toBe(true);
  });
});

describe('made_from', () => {
  it('a later delivery with other headings gets a note', async () => {
    const mapping = {
      id: 'm',
      description: 'x',
      files: ['altdorf/**'],
      dataset: 'einwohnerbestand',
      columns: { Ort: 'gebiet', Menge: 'personen' },
      made_from: { file: 'altdorf/2025-Q3/a.csv', sha256: 'x', rows: 1, columns: ['Ort', 'Menge', 'Alt'] },
    };
    const same = await run({ 'altdorf/2025-Q4/a.csv': 'Ort;Menge;Alt\nA1;1;2' }, { mappings: [mapping] });
    expect(same.problems.filter((p) => p.code === 'headings-changed')).toEqual([]);
    const other = await run({ 'altdorf/2025-Q4/a.csv': 'Ort;Mengen;Neues\nA1;1;2' }, { mappings: [mapping] });
    expect(other.problems.filter((p) => p.code === 'headings-changed')).toEqual([
      say.headingsChanged(
        { supplier: 'altdorf', file: 'deliveries/altdorf/2025-Q4/a.csv', line: 1 },
        { added: ['Neues'], removed: ['Alt'], renamed: [{ from: 'Menge', to: 'Mengen' }] },
        'altdorf/2025-Q3/a.csv',
      ),
    ]);
  });
});

/** Mappings that hold a decision no file tells; the proposal must ask for it and load nothing in its place. */
const decidedByPersons: Record<string, { loaded: number; of: number }> = {
  // Which digit is which sex: 4 of 4 combinations are missing.
  'bevoelkerung-boenen': { loaded: 0, of: 320 },
  // Where »Ü3« ends: half of the cells.
  'kindertagesbetreuung-kreis': { loaded: 15, of: 30 },
};

describe.skipIf(!existsSync('data-raw/deliveries'))(
  'against the mappings of the demonstration county',
  async () => {
    const room = existsSync('data-raw/deliveries') ? await roomAt('data-raw') : null;
    it.each((room?.mappings ?? []).map((m) => [m.id, m] as const))(
      '%s',
      { timeout: 60_000 },
      async (id, mapping) => {
        const file = room && (await deliveryOf(room, mapping));
        if (!room || !file) throw new Error(`no delivery for ${id}`);
        const [proposal] = await proposalFor(room, file, mapping.dataset);
        if (!proposal) throw new Error(`no proposal for ${file}`);
        const { comparison } = await compare(room, mapping, file, proposal);
        const decided = decidedByPersons[id];
        expect(comparison.same).toBe(decided ? decided.loaded : comparison.byHand);
        expect(comparison.byHand).toBeGreaterThan(0);
        // What is loaded beyond the mapping by hand are totals the file delivers.
        expect(comparison.more).toBe(comparison.totals);
        expect(proposal.open.length > 0).toBe(decided !== undefined);
        if (decided) expect(comparison.byHand).toBe(decided.of);
      },
    );
  },
);

describe.skipIf(!existsSync('../shared/data/berlin'))(
  'against the example of Berlin (needs ../shared/data)',
  () => {
    it('35 columns of 447 planning areas', { timeout: 60_000 }, async () => {
      const room = await roomAt('examples/berlin', '../shared/data/berlin');
      const mapping = room.mappings.find((m) => m.id === 'bevoelkerung');
      if (!mapping) throw new Error('no mapping');
      for (const file of ['population/EWR201612E_Matrix.csv', 'population/EWR201412E_Matrix.csv']) {
        const [proposal] = await proposalFor(room, file, 'bevoelkerung');
        if (!proposal) throw new Error('no proposal');
        const { comparison } = await compare(room, mapping, file, proposal);
        expect(comparison).toMatchObject({ same: comparison.byHand, more: 0, missing: [] });
        expect(comparison.byHand).toBeGreaterThan(15_000);
        expect(proposal.open).toEqual([]);
      }
    });
  },
);
