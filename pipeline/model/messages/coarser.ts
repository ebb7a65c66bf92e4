import type { Problem } from '../problem.js';
import type { Place } from './definitions.js';

/** The words for a coarser figure in place of a hidden one. */

const consequence = 'Solange dieser Fehler besteht, wird nichts berechnet und nichts veröffentlicht.';

export const coarserMisfit = (place: Place, fine: string, coarse: string): Problem => ({
  severity: 'warning',
  ...place,
  code: 'coarser-misfit',
  title: `Gröberer Wert: »${coarse}« ist nicht gröber als »${fine}« oder nicht von derselben Art`,
  found: coarse,
  expected:
    'ein Indikator derselben Art, Einheit und Richtung, mit demselben Faktor, Rhythmus und finest_public_level, der mehr Zeiträume zusammenfasst (pool_periods) oder dessen Einschränkungen (where) die des feineren einschließen',
  remedy: 'Nennen Sie einen solchen Indikator, oder streichen Sie die Angabe coarser.',
  consequence:
    'Geheim gehaltene Werte dieses Indikators bleiben ohne gröberen Wert; alles Übrige wird berechnet.',
});

export const coarserCycle = (place: Place, chain: readonly string[]): Problem => ({
  severity: 'error',
  ...place,
  code: 'coarser-cycle',
  title: 'Gröbere Indikatoren verweisen im Kreis aufeinander',
  found: chain.join(' → '),
  expected: 'eine Kette, die beim gröbsten Indikator endet',
  remedy: 'Streichen Sie die Angabe coarser beim gröbsten dieser Indikatoren.',
  consequence,
});

export const standInUnused = (place: Place, id: string): Problem => ({
  severity: 'error',
  ...place,
  code: 'stand-in-unused',
  title: `»${id}« soll nur anstelle geheim gehaltener Werte stehen, aber kein Indikator nennt ihn`,
  found: 'role: stand_in',
  expected: `ein Indikator mit der Angabe coarser: ${id}`,
  remedy: `Ergänzen Sie beim feineren Indikator coarser: ${id}, oder streichen Sie role, damit der Indikator einen eigenen Abschnitt erhält.`,
  consequence,
});

/** Mark behind a coarser value, explained below the table: a), b), ... */
export const mark = (position: number): string => `${String.fromCharCode(97 + (position % 26))})`;
export const marked = (number: string, sign: string): string => `${number} ${sign}`;
export const spoken = (title: string): string => `gröberer Wert: ${title}`;
/** The coarser figure of a place that has one of its own. */
export const alike = (place: string, value: string): string => `${place} ${value}`;
/**
 * Line below the table that explains a mark. `pooled`: what the coarser figure sums up, '' if it sums up no more than the finer one;
 * `alike`: what it may be compared with.
 */
export const footnote = (
  sign: string,
  title: string,
  pooled: string,
  definition: string,
  alike: readonly string[],
): string =>
  `${sign} statt eines geheim gehaltenen Werts ein gröberer: ${title}${pooled === '' ? '' : `, ${pooled}`}. ${definition} Mit den übrigen Werten der Tabelle nicht vergleichbar${alike.length === 0 ? '' : `, wohl aber mit dem gröberen Wert für: ${alike.join(', ')}`}.`;

const numerals = ['zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben', 'acht', 'neun', 'zehn', 'elf', 'zwölf'];
/** `gemeinsam für drei Schuljahre`; the number in words, so that nobody takes it for a figure. */
export const pooledOver = (periods: number, kind: string): string =>
  `gemeinsam für ${numerals[periods - 2] ?? 'mehrere'} ${kind}`;

/** Below a figure with holes that are filled in the table. */
export const filledInTable = (): string =>
  'Für Lücken nennt die Tabelle gröbere Werte; mit den gezeigten sind sie nicht vergleichbar.';

export const coarserText = (): string =>
  'Wo ein Wert geheim gehalten ist, steht in Tabellen statt seiner ein gröberer, wenn es einen gibt, der gezeigt werden darf: derselbe Sachverhalt für eine breitere Altersgruppe oder für mehr Zeiträume zusammen. Er ist mit einem Buchstaben gekennzeichnet, der unter der Tabelle erklärt ist. Karten und andere Abbildungen zeigen nur, was sich vergleichen lässt, und lassen die Stelle leer. Gröbere Werte sind gewöhnliche Werte dieser Ausgabe und mit allen anderen zusammen geschützt.';
