import { stringify } from 'yaml';
import type { DrawnArea } from './boundaries/areas.js';
import type { ExportFile } from './exports/file.js';
import { mendedCell, original, withLetter } from './faults.js';
import { places, residualId, residualName } from './places.js';

/** `data-raw/areas.csv` */
export function areasCsv(areas: readonly DrawnArea[]): string {
  const header = 'id;name;level;kind;parent;municipality;aliases;valid_from;valid_to;successors';
  const rows = places.flatMap((place) => [
    ...areas
      .filter((a) => a.municipality === place.ags)
      .map((a) => [a.id, a.name, 'area', 'area', place.ags, place.ags, aliases(a.name), '', '', '']),
    [residualId(place.ags), residualName(place), 'area', 'residual', place.ags, place.ags, '', '', '', ''],
  ]);
  return `${[header, ...rows.map((r) => r.join(';'))].join('\n')}\n`;
}

/** Spellings that occur in deliveries: without »Am«, without umlauts. */
function aliases(name: string): string {
  const plain = name.replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue').replaceAll('ß', 'ss');
  return [name.replace(/^Am /, ''), plain].filter((alias) => alias !== name).join('|');
}

/** `data-raw/corrections.yaml`, from the file as it should have been. */
export function correctionsYaml(files: readonly ExportFile[]): string {
  const file = files.find((f) => f.path === mendedCell.path);
  if (!file) throw new Error(`${mendedCell.path} is not delivered`);
  const becomes = original(file);
  const correction = {
    file: file.path,
    line: (file.before?.length ?? 0) + 1 + mendedCell.row + 1,
    column: file.header[mendedCell.column],
    was: withLetter(becomes),
    becomes,
    reason:
      'Buchstabe statt Ziffer; das Einwohnermeldeamt hat die Zahl bestätigt und berichtigt sie im nächsten Quartal.',
  };
  const comment =
    '# Bekannte Fehler einer Lieferung. Eine Berichtigung gilt nur, solange in der Datei noch »was« steht;\n' +
    '# sobald der Lieferant die Datei berichtigt hat, meldet die Prüfung, dass der Eintrag zu löschen ist.\n';
  return comment + stringify({ corrections: [correction] }, { lineWidth: 110 });
}
