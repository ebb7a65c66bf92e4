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

export const noValuesUpTo = (period: string, earliest: string): Problem => ({
  severity: 'error',
  code: 'period-without-values',
  title: `Bis ${period} liegt kein einziger Wert vor`,
  expected: `ein Zeitraum ab dem ${earliest}`,
  remedy: 'Zeitraum nach --period prüfen',
  consequence: 'Es wurde nichts veröffentlicht; vorhandene Berichte bleiben unverändert.',
});
