import { formatNumber, thinSpace } from '../german.js';
import { dateLabel, periodLabel } from '../period.js';

/** Texts of `teilhabe gebiete`: whether a division into areas serves, and what a coarser one would say. */

export const minimumExpected = (text: string): string =>
  `»${text}« ist keine Einwohnerzahl. Erwartet wird eine ganze Zahl ab 1, zum Beispiel 300.`;

export const noAreas = (): string =>
  'In den Lieferungen gibt es keine Werte für die Gebiete der Ebene »area«; ein Zuschnitt lässt sich so nicht prüfen.';

export const internalOnly = (): string =>
  'Nur für den internen Gebrauch: Die Angaben beruhen auf Werten vor der Geheimhaltung.';

export const title = (county: string, date: string | null): string =>
  `Zuschnitt der Gebiete: ${county}${date === null ? '' : `, Einwohner am ${dateLabel(date)}`}`;

export const minimumText = (minimum: number): string =>
  `Kleinste Einwohnerzahl eines Gebiets: ${formatNumber(minimum, 0)} (andere Zahl: --minimum)`;

export const areasTitle = (): string => 'Gebiete';
export const areaColumns = (): string[] => [
  'Gebiet',
  'Kommune',
  'Einwohner',
  'Werte',
  'geheim',
  'unsicher',
  'Anteil',
  'Hinweis',
];
export const tooSmall = (): string => 'zu klein';
export const residentsUnknown = (): string => 'Einwohnerzahl fehlt';

export const municipalitiesTitle = (): string => 'Kommunen';
export const municipalityColumns = (): string[] => ['Kommune', 'Gebiete', 'kleinstes', 'größtes', 'Hinweis'];
export const veryUnequal = (factor: number | null): string =>
  factor === null
    ? 'sehr ungleich groß: ein Gebiet ohne Einwohner'
    : `sehr ungleich groß: das ${formatNumber(factor, 1)}-Fache`;
export const spreadNotStated = (fewest: number): string =>
  `unter ${fewest} Gebieten: Berichte nennen keine Spannweite`;

export const indicatorsTitle = (): string => 'Werte, die nicht gezeigt würden';
export const indicatorColumns = (): string[] => [
  'Indikator',
  'Zeitraum',
  'Werte',
  'geheim',
  'unsicher',
  'Anteil',
  'nach Vorschlag',
];
export const period = periodLabel;

export const proposalTitle = (): string => 'Vorschlag: Berichtsräume';
export const noBoundaries = (): string =>
  'Ohne Grenzen der Gebiete (region.yaml, boundaries) ist nicht bekannt, welche Nachbarn sind; ein Vorschlag ist so nicht möglich.';
export const nothingToJoin = (): string =>
  'Jedes Gebiet erreicht die kleinste Einwohnerzahl; es ist nichts zusammenzufassen.';
export const proposalText = (before: number, after: number, joined: number): string =>
  `Aus ${formatNumber(before, 0)} Gebieten werden ${formatNumber(after, 0)}; ${
    joined === 1 ? 'ein Berichtsraum fasst' : `${formatNumber(joined, 0)} Berichtsräume fassen`
  } Nachbarn derselben Kommune zusammen.`;
export const proposalColumns = (): string[] => ['Berichtsraum', 'Kommune', 'Einwohner', 'Gebiete'];
export const leftSmall = (names: readonly string[]): string =>
  `Zu klein, aber ohne Nachbarn in der eigenen Kommune: ${names.join(', ')}. Diese Gebiete bleiben, wie sie sind.`;

export const cutsTitle = (): string => 'Abhängigkeit vom Zuschnitt';
export const cutsText = (): string =>
  'Dieselben Leitindikatoren auf den Gebieten und auf den Berichtsräumen. Je weiter beide auseinanderliegen, desto mehr sagt ein Wert über den Zuschnitt statt über die Menschen.';
export const cutColumns = (): string[] => [
  'Leitindikator',
  'Zuschnitt',
  'Gebiete',
  'niedrigster',
  'höchster',
  'Segregation',
  'über Kreiswert',
];
export const cutNow = (): string => 'heute';
export const cutJoined = (): string => 'Vorschlag';
export const segregationText = (): string =>
  'Segregation: Anteil der Gruppe, der umziehen müsste, damit sie überall gleich stark vertreten ist (Index der Dissimilarität).';

export const written = (path: string, from: string): string =>
  `Vorschlag geschrieben: ${path}. Er gilt ab ${dateLabel(from)}; ein anderes Datum tragen Sie in valid_from und valid_to ein.`;
export const boundariesNeeded = (): string =>
  'Vor der Übernahme: die Grenzen der Berichtsräume in der Grenzdatei aus denen ihrer Gebiete vereinigen und eigene Namen wählen.';
export const finerLevels = (): string =>
  'Feinere Gebiete unter den zusammengefassten behalten ihr altes Obergebiet (parent); tragen Sie dort den Berichtsraum ein.';

export const number = (n: number | null, decimals = 0): string =>
  n === null ? '.' : formatNumber(n, decimals);
export const percent = (share: number | null): string =>
  share === null ? '.' : `${formatNumber(share * 100, 1)}${thinSpace}%`;
