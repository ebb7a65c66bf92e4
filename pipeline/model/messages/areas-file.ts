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
