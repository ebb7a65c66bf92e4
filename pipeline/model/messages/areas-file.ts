import type { Problem } from '../problem.js';
import { areaWrong, type Place } from './definitions.js';

/** What goes wrong when areas.csv is edited in a spreadsheet. */

export const areaSurplus = (place: Place, cells: readonly string[], columns: number): Problem =>
  areaWrong(
    place,
    `mehr Zellen als Überschriften: ${cells.map((cell) => `»${cell}«`).join(', ')}`,
    `${columns} Zellen, mehrere Angaben einer Zelle durch | getrennt`,
  );

export const zeroLost = '; die führende Null fehlt, wie nach dem Speichern in Excel';

export const columnsLacking = (missing: readonly string[]): string => `es fehlen: ${missing.join(', ')}`;
export const fileEmpty = 'eine leere Datei';
export const otherDelimiter = (delimiter: string): string =>
  `Spalten durch ${delimiter === ',' ? 'Komma' : 'Tabulator'} getrennt`;

export const quoteOpen = (file: string, line: number): Problem =>
  areaWrong(
    { file, line },
    'ein Anführungszeichen, das nicht geschlossen wird',
    'Anführungszeichen (") nur paarweise um eine Zelle',
    'Streichen Sie das Anführungszeichen oder setzen Sie das fehlende; bis dahin gehört alles danach zu einer Zelle.',
  );

/** `iso`: the day that was meant, where it can be told. */
export const writeDay = (iso: string): string =>
  `Schreiben Sie ${iso}; in Excel die Spalte vorher als Text formatieren.`;

export const idConverted =
  'den Schlüssel, wie er vergeben ist; Excel hat daraus eine Zahl oder ein Datum gemacht';
export const levelMeant = (level: string): string => `Meinten Sie »${level}«?`;

export const sharesAbove = (sum: string): string => `Anteile, die zusammen ${sum} ergeben`;
export const sharesWhole = 'Anteile der Nachfolger, die zusammen höchstens 1 ergeben';
