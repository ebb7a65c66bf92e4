import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { room } from './delivered.js';

/** Real quarters of the ten towns: invented figures must not stick to a real neighbourhood. */
const real = [
  ...['Weddinghofen', 'Rünthe', 'Oberaden', 'Overberge', 'Heil', 'Schönhausen', 'Nordberg'],
  ...['Altenbögge', 'Nordbögge', 'Westerbönen', 'Osterbönen', 'Flierich', 'Lenningsen', 'Bramey', 'Borgholz'],
  ...['Langschede', 'Ardey', 'Dellwig', 'Strickherdicke', 'Frömern', 'Ostbüren', 'Stentrop', 'Bausenhagen'],
  ...['Palz', 'Warmen', 'Neimen', 'Bentrop', 'Frohnhausen', 'Hohenheide', 'Altendorf', 'Westick'],
  ...['Hengsen', 'Opherdicke', 'Rausingen', 'Natorp', 'Brackel', 'Dudenroth', 'Hixterwald', 'Landskrone'],
  ...['Methler', 'Heeren', 'Werve', 'Südkamen', 'Derne', 'Rottum', 'Kaiserau', 'Wasserkurl', 'Westick'],
  ...['Lerche', 'Altenmethler', 'Brambauer', 'Gahmen', 'Horstmar', 'Niederaden', 'Beckinghausen', 'Wethmar'],
  ...[
    'Altlünen',
    'Alstedde',
    'Nordlünen',
    'Geist',
    'Lippolthausen',
    'Osterfeld',
    'Lippholthausen',
    'Gartenstadt',
  ],
  ...[
    'Königsborn',
    'Massen',
    'Hemmerde',
    'Lünern',
    'Mühlhausen',
    'Uelzen',
    'Stockum',
    'Afferde',
    'Billmerich',
  ],
  ...['Kessebüren', 'Siddinghausen', 'Westhemmerde', 'Alte Heide', 'Colonie', 'Kolonie', 'Bornekamp'],
  ...['Ergste', 'Villigst', 'Geisecke', 'Wandhofen', 'Westhofen', 'Holzen', 'Lichtendorf', 'Schwerterheide'],
  ...['Rosen', 'Kreuzkamp', 'Bork', 'Cappenberg', 'Ternsche', 'Hassel', 'Netteberg', 'Beifang', 'Ondrup'],
  ...[
    'Langern',
    'Horst',
    'Wessel',
    'Holthausen',
    'Schmintrup',
    'Varnhövel',
    'Ehringhausen',
    'Evenkamp',
    'Lenklar',
  ],
  ...[
    'Bergkamen',
    'Bönen',
    'Fröndenberg',
    'Holzwickede',
    'Kamen',
    'Lünen',
    'Schwerte',
    'Selm',
    'Unna',
    'Werne',
  ],
];
describe('names of the invented areas', () => {
  const rows = readFileSync(`${room}areas.csv`, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(';'));
  const areas = rows.filter((r) => r[3] === 'area');

  it('lists 70 areas and a residual area for each municipality', () => {
    expect(areas).toHaveLength(70);
    expect(rows.filter((r) => r[3] === 'residual').map((r) => r[0]?.slice(8))).toEqual(
      Array.from({ length: 10 }, () => '-99'),
    );
  });

  it('uses every name and every other spelling once', () => {
    const all = rows.flatMap((r) => [r[1] ?? '', ...(r[6] ?? '').split('|').filter((a) => a !== '')]);
    expect(new Set(all.map((n) => n.toLowerCase())).size).toBe(all.length);
  });

  it('holds no name of a real quarter', () => {
    for (const name of areas.map((r) => r[1] ?? '')) {
      const inside = real.filter((quarter) => name.toLowerCase().includes(quarter.toLowerCase()));
      expect(inside, name).toEqual([]);
    }
  });
});
