// A synthetic county and a canonical delivery of any size: quarterly residents by area, age, sex and citizenship, no key
// twice. The same number of rows gives the same bytes.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadRoom } from '../../dist/pipeline/definitions/index.js';
import { disk } from '../../dist/pipeline/disk.js';

const quarters = 8;
const ages = 91;
const rowsPerArea = quarters * ages * 4;
const municipality = (n) => `0199900${n}`;
const areaId = (n) => `${municipality(n % 10)}-${String(Math.floor(n / 10)).padStart(3, '0')}`;

export const file = 'verbund/2025-Q4/bevoelkerung.csv';

/** The definitions of the project over a county with as many areas as the rows need. */
export async function roomFor(rows, folder) {
  const { room } = await loadRoom(disk, { dataRaw: 'data-raw', definitions: 'indicators' });
  const one = room.region.municipalities[0];
  const numbers = Array.from({ length: Math.ceil(rows / rowsPerArea) }, (_, n) => n);
  return {
    ...room,
    mappings: [],
    corrections: [],
    ignoredFiles: [],
    deliveriesDir: folder,
    region: {
      ...room.region,
      municipalities: Array.from({ length: 10 }, (_, n) => ({
        ...one,
        ags: municipality(n),
        ars: undefined,
        name: `Ort ${n}`,
        slug: `ort-${n}`,
        aliases: [],
      })),
      suppliers: [{ id: 'verbund', name: 'Verbund', municipalities: 'all' }],
      areas: numbers.map((n) => ({
        id: areaId(n),
        name: `Bezirk ${n}`,
        level: 'area',
        kind: 'area',
        parent: municipality(n % 10),
        municipality: municipality(n % 10),
        aliases: [],
        validFrom: null,
        validTo: null,
        successors: [],
      })),
    },
  };
}

/** `wart`: the first line of data is a quotation of the same cells, so that the careful path takes the file. */
export function writeDelivery(rows, folder, wart) {
  const path = `${folder}/${file}`;
  mkdirSync(dirname(path), { recursive: true });
  const out = openSync(path, 'w');
  writeSync(out, 'Gebiet;Zeitraum;Alter;Geschlecht;Staatsangehörigkeit;Personen\n');
  let seed = 1;
  let lines = [];
  for (let row = 0; row < rows; row++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) & 0x7fff_ffff;
    const within = row % rowsPerArea;
    const quarter = Math.floor(within / (ages * 4));
    const area = areaId(Math.floor(row / rowsPerArea));
    const period = `${2024 + (quarter >> 2)}-Q${(quarter & 3) + 1}`;
    const citizenship = row & 1 ? 'nichtdeutsch' : 'deutsch';
    const first = wart && row === 0 ? `"${area}"` : area;
    lines.push(
      `${first};${period};${(within >> 2) % ages};${row & 2 ? 'w' : 'm'};${citizenship};${(seed >> 8) % 400}`,
    );
    if (lines.length === 20_000 || row === rows - 1) {
      writeSync(out, `${lines.join('\n')}\n`);
      lines = [];
    }
  }
  closeSync(out);
  return path;
}
