import type { Problem } from '../problem.js';
import { notATable, type Place, unclaimedFile } from './intake.js';

/** A table that lies beside the folders of suppliers and periods, not in them. */
export const misplacedFile = (place: { file: string }): Problem => ({
  ...unclaimedFile(place),
  title: 'Datei nicht in einem Ordner <Lieferant>/<Zeitraum>',
  remedy:
    'Datei in den Ordner ihres Lieferanten und Zeitraums legen, z. B. deliveries/musterstadt/2025-Q4/; liegt sie mit Absicht anderswo, braucht sie eine Lesevorschrift',
});

export const markup =
  'eine Webseite (HTML) ohne Tabelle oder XML; manche Programme nennen sie dennoch .xls, und Excel öffnet sie wie eine Mappe';

/** The same code as any file without a table: what the sender is told to do fits. */
export const markupNotTable = (place: Place): Problem => ({
  ...notATable(place, markup),
  remedy: 'die Datei in Excel öffnen, als xlsx speichern und noch einmal ablegen',
});
