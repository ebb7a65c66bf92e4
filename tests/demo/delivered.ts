import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import iconv from 'iconv-lite';

/** Reads the demonstration deliveries with a hand-written reader that knows nothing of the pipeline or the generator. */

export const room = fileURLToPath(new URL('../../data-raw/', import.meta.url));

export type Cells = Record<string, string>;

/** Rows below the heading (which is found by its first cell), by heading. Ends at the first row of another width. */
export function table(path: string, encoding: string, delimiter: string, firstHeading: string): Cells[] {
  const text = iconv.decode(readFileSync(`${room}deliveries/${path}`), encoding);
  const lines = text.split(/\r?\n/).map((line) => line.split(delimiter).map((c) => c.replace(/^"|"$/g, '')));
  const start = lines.findIndex((cells) => cells[0] === firstHeading);
  const header = lines[start] ?? [];
  const rows: Cells[] = [];
  for (const cells of lines.slice(start + 1)) {
    if (cells.length !== header.length) break;
    rows.push(Object.fromEntries(header.map((h, i) => [h, cells[i] ?? ''])));
  }
  return rows;
}

/** `1.033` -> 1033; `*` and other signs -> NaN. */
export const whole = (text: string | undefined): number => Number((text ?? 'NaN').replaceAll('.', ''));

export const municipalities: Record<string, string> = {
  bergkamen: '05978004',
  boenen: '05978008',
  froendenberg: '05978012',
  holzwickede: '05978016',
  kamen: '05978020',
  luenen: '05978024',
  schwerte: '05978028',
  selm: '05978032',
  unna: '05978036',
  werne: '05978040',
};

export interface Residents {
  area: string;
  from: number;
  foreign: boolean;
  persons: number;
}

const names = new Map(
  readFileSync(`${room}areas.csv`, 'utf8')
    .split('\n')
    .slice(1)
    .map((line) => line.split(';'))
    .map(([id = '', name = '']) => [name, id]),
);

const lowest = (age: string) => Number.parseInt(age, 10);
const isForeign = (text: string | undefined) => /^(nicht|A)/.test(text ?? '');

/** Residents by area, lower age limit and nationality, summed over men and women. */
export function population(slug: string, quarter: string): Residents[] {
  const ags = municipalities[slug] ?? '';
  const byName = (name = '') => names.get(name) ?? `${ags}-99`;
  const long = (rows: Cells[], area: string, age: string, nationality: string, persons: string) =>
    rows
      .filter((r) => /^\d/.test(r[age] ?? ''))
      .map((r) => ({
        area: /^\d/.test(r[area] ?? '') ? (r[area] ?? '') : byName(r[area]),
        from: lowest(r[age] ?? ''),
        foreign: isForeign(r[nationality]),
        persons: whole(r[persons]),
      }));
  const columns = (
    rows: Cells[],
    area: (r: Cells) => string,
    age: string,
    german: string[],
    foreign: string[],
  ) =>
    rows.flatMap((r) =>
      [german, foreign].flatMap((list, i) =>
        list.map((c) => ({
          area: area(r),
          from: lowest(r[age] ?? ''),
          foreign: i === 1,
          persons: whole(r[c]),
        })),
      ),
    );
  const ages = (rows: Cells[], area: (r: Cells) => string, nationality: string) =>
    rows.flatMap((r) =>
      Object.keys(r)
        .filter((h) => /^\d/.test(h))
        .map((h) => ({
          area: area(r),
          from: lowest(h),
          foreign: isForeign(r[nationality]),
          persons: whole(r[h]),
        })),
    );
  switch (slug) {
    case 'bergkamen':
      return long(
        table(`bergkamen/${quarter}/bevoelkerung.csv`, 'utf8', ';', 'gebiet'),
        'gebiet',
        'alter',
        'staatsangehoerigkeit',
        'personen',
      );
    case 'boenen':
      return long(
        table(`boenen/${quarter}/EWO_Auswertung.csv`, 'win1252', ';', 'Sozialraum'),
        'Sozialraum',
        'Altersgruppe',
        'Staatsang.',
        'Einwohner',
      );
    case 'froendenberg':
      return columns(
        table(`froendenberg/${quarter}/melderegister.csv`, 'utf8', ',', 'Gebiet'),
        (r) => r.Gebiet ?? '',
        'Altersgruppe',
        ['m_deutsch', 'w_deutsch'],
        ['m_nichtdeutsch', 'w_nichtdeutsch'],
      );
    case 'holzwickede':
      return columns(
        table(`holzwickede/${quarter}/einwohner_altersjahre.txt`, 'utf8', '\t', 'GEBIET_NR'),
        (r) => `0${r.GEBIET_NR}`,
        'ALTERSJAHR',
        ['M_D', 'W_D'],
        ['M_A', 'W_A'],
      );
    case 'kamen':
      return ages(
        table(`kamen/${quarter}/Einwohnerstatistik_Kamen.csv`, 'utf8', ';', 'Sozialraum'),
        (r) => byName(r.Sozialraum),
        'Staatsangehörigkeit',
      );
    case 'luenen':
      return columns(
        table(`luenen/${quarter}/Bevölkerung Sozialräume.txt`, 'utf16', '\t', 'Sozialraum'),
        (r) => byName(r.Sozialraum),
        'Alter von',
        ['Deutsche'],
        ['Nichtdeutsche'],
      );
    case 'schwerte':
      return ages(
        table(`schwerte/${quarter}/SR_Bevoelkerung.csv`, 'win1252', ';', 'Nr'),
        (r) => `05978028-${(r.Nr ?? '').padStart(2, '0')}`,
        'Nationalität',
      );
    case 'selm':
      return long(
        table(`selm/${quarter}/einwohner_selm.csv`, 'utf8', ',', 'Gebietsschlüssel'),
        'Gebietsschlüssel',
        'Alter',
        'Staatsangehörigkeit',
        'Anzahl',
      );
    case 'unna':
      return long(
        table(`unna/${quarter}/bevoelkerung.csv`, 'utf8', ';', 'Gebiet').filter((r) =>
          r.Gebiet?.includes('-'),
        ),
        'Gebiet',
        'Alter',
        'Staatsangehörigkeit',
        'Personen',
      );
    default:
      return table(`werne/${quarter}/bev_werne.txt`, 'win1252', '\t', 'Stat. Bezirk').map((r) => ({
        area: r['Stat. Bezirk'] ?? '',
        from: lowest(r.Altersgruppe ?? ''),
        foreign: isForeign(r.Staatsangehörigkeit),
        persons: whole(r.Männer) + whole(r.Frauen),
      }));
  }
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
