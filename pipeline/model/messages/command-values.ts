import type { Problem } from '../problem.js';

/** What is wrong with the values of a call, told before anything is worked out or written. */

export const emptyValue = (option: string): string => `Der Option »${option}« fehlt ihr Wert.`;

export const folderMissing = (option: string, folder: string): Problem => ({
  severity: 'error',
  code: 'path-missing',
  title: `Den Ordner »${folder}« (${option}) gibt es nicht`,
  expected: 'ein vorhandener Ordner',
  remedy: 'Schreibweise und Laufwerk prüfen; enthält der Name Leerzeichen, gehört er in Anführungszeichen.',
  consequence: 'Es wurde nichts gelesen und nichts verändert.',
});

export const notAFolder = (path: string): string =>
  `»${path}« ist eine Datei. Nennen Sie einen Ordner, den es noch nicht gibt.`;

/** Why the machine cannot open a file, in words. */
export function whyUnreadable(cause: unknown): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  const reasons: Readonly<Record<string, string>> = {
    ENOENT: 'es gibt keine Datei dieses Namens',
    ENOTDIR: 'es gibt keine Datei dieses Namens',
    EISDIR: 'das ist ein Ordner',
    EACCES: 'das Recht zum Lesen fehlt',
    EPERM: 'das Recht zum Lesen fehlt',
    EBUSY: 'ein anderes Programm hält die Datei offen',
  };
  return reasons[code] ?? (cause instanceof Error ? cause.message : String(cause));
}

export const noValuesUpTo = (period: string, earliest: string): Problem => ({
  severity: 'error',
  code: 'period-without-values',
  title: `Bis ${period} liegt kein einziger Wert vor`,
  expected: `ein Zeitraum ab dem ${earliest}`,
  remedy: 'Zeitraum nach --period prüfen',
  consequence: 'Es wurde nichts veröffentlicht; vorhandene Berichte bleiben unverändert.',
});

export const mapMightHelp =
  'Passen die Überschriften nicht, schlägt »npx teilhabe map <Datei>« der Kreisstatistik eine Lesevorschrift vor.';
