import { enumerate } from '../german.js';
import { dativePlural } from './report.js';

/** German texts of the parts beside the chapters: target groups and the spread over the areas. */

// Target groups -----------------------------------------------------------------------------------------------------

export const groupsTitle = (): string => 'Teilhabe nach Zielgruppen';
export const groupsIntro = (many: string): string =>
  `Für jede Zielgruppe stehen hier die Indikatoren aller Kapitel zusammen, mit dem Abstand zu allen Menschen, wo es dafür einen Vergleichswert gibt. Karten, Verläufe und Werte aller ${many} stehen in den Kapiteln.`;
export const groupTableCaption = (group: string): string => `${group}: Indikatoren im Überblick`;
export const againstColumn = (name: string): string => `gegenüber ${name}`;
export const againstYearColumn = (): string => 'gegenüber Vorjahr';
export const spanColumn = (many: string): string => `Spanne der ${many}`;
export const span = (low: string, high: string): string => `${low} bis ${high}`;
/** `amount` is formatted without sign. */
export const higherBy = (amount: string): string => `${amount} höher`;
export const lowerBy = (amount: string): string => `${amount} niedriger`;
export const slightlyHigher = (): string => 'geringfügig höher';
export const slightlyLower = (): string => 'geringfügig niedriger';
export const notDistinguishable = (): string => 'nicht unterscheidbar';
/** Where chance could not be judged. */
export const unjudged = (amount: string, isMore: boolean): string =>
  `${isMore ? '+' : '−'}${amount} (ungeprüft)`;
export const equal = (): string => 'gerundet gleich';

export const gapTableCaption = (group: string): string => `${group}: Abstand zu allen`;
export const gapRow = (indicator: string, all: string): string => `${indicator} gegenüber ${all}`;
export const groupColumn = (): string => 'Gruppe';
export const allColumn = (): string => 'alle';
export const gapColumn = (): string => 'Abstand';
export const gapBeforeColumn = (): string => 'Abstand ein Jahr zuvor';
export const gapFirstColumn = (): string => 'erster bekannter Abstand';
export const datedGap = (gap: string, when: string): string => `${gap} (${when})`;
/** `amount` holds its unit: `3,2 Prozentpunkte`. `parts` is the clause about the parts, or ''. */
export const gapSentence = (
  indicator: string,
  place: string,
  amount: string,
  isMore: boolean,
  all: string,
  parts: string,
): string =>
  `${indicator} ${place}: ${amount} ${isMore ? 'über' : 'unter'} dem Wert für alle (${all})${parts}.`;
export const slightGapSentence = (
  indicator: string,
  place: string,
  isMore: boolean,
  all: string,
  parts: string,
): string =>
  `${indicator} ${place}: geringfügig ${isMore ? 'über' : 'unter'} dem Wert für alle (${all})${parts}.`;
export const noGapSentence = (indicator: string, place: string, all: string, parts: string): string =>
  `${indicator} ${place}: vom Wert für alle (${all}) statistisch nicht zu unterscheiden${parts}.`;
/** How many parts differ beyond chance, and where the gap is widest. */
export const widestGap = (
  clear: string,
  counted: string,
  many: string,
  name: string,
  amount: string,
): string =>
  `; ein klarer Abstand besteht in ${clear} von ${counted} ${dativePlural(many)}, der größte in ${name} (${amount})`;
export const noClearGap = (counted: string, many: string): string =>
  `; in keinem von ${counted} ${dativePlural(many)} besteht ein klarer Abstand`;
/** Amount of a gap whose two figures are printed alike. */
export const rounded = (): string => 'gerundet null';
export const gapDotsTitle = (indicator: string, many: string): string =>
  `${indicator}: Abstand zu allen, ${many} im Vergleich`;
export const gapDotsCaption = (when: string, all: string): string =>
  `Stand: ${when}. Null heißt: kein Abstand zu »${all}«. Die Striche zeigen das 95-%-Intervall.`;
export const points = (): string => 'Prozentpunkte';

// Spread over the areas ---------------------------------------------------------------------------------------------

export const spreadTitle = (): string => 'Ungleichheit zwischen den Gebieten';
export const spreadIntro = (many: string): string =>
  `Dieses Kapitel beschreibt nicht einzelne ${many}, sondern ihre Gesamtheit: wie ungleich Gruppen verteilt wohnen und wo sich hohe oder niedrige Werte häufen. Gerechnet wird nur mit veröffentlichten Werten.`;

export const segregationTitle = (): string => 'Verteilung der Gruppen (Segregation)';
/** `share` with its per cent sign; `place` as »in Kamen«. */
export const segregationSentence = (
  who: string,
  many: string,
  place: string,
  share: string,
  when: string,
): string =>
  `${who}: Damit sie ${place} in allen ${dativePlural(many)} den gleichen Anteil hätten, müssten ${share} von ihnen umziehen (Stand ${when}). Das ist der Segregationsindex; 0${'\u202f'}% hieße überall gleich verteilt, 100${'\u202f'}% völlig getrennt.`;
export const severalGroupsSentence = (what: string, share: string, when: string): string =>
  `${what}: Der Index für alle diese Gruppen zusammen liegt bei ${share} (Stand ${when}).`;
export const segregationCaution = (many: string): string =>
  `Der Index hängt vom Zuschnitt ab: Viele kleine ${many} ergeben höhere Werte als wenige große. Er eignet sich für den Vergleich über die Zeit bei gleichem Zuschnitt, weniger für den Vergleich zwischen Orten.`;
export const segregationChance = (many: string): string =>
  `In kleinen ${dativePlural(many)} und bei kleinen Gruppen schwanken die Anteile schon durch Zufall, auch wo niemand getrennt wohnt; der Index fällt dadurch zu hoch aus. Die Spalte »${correctedColumn()}« rechnet diesen Teil heraus und gibt das 95-%-Intervall an. Veränderungen sind nicht auf Zufall geprüft: Überschneiden sich die Intervalle zweier Zeiträume (Datei segregation.csv), kann eine Veränderung Zufall sein. Für mehrere Gruppen zugleich wird kein Intervall berechnet.`;
export const correctedColumn = (): string => 'neuester Stand ohne Zufall (95-%-Intervall)';
export const segregationLeftOut = (many: string): string =>
  `${many} ohne veröffentlichten Wert und nicht zuordenbare Fälle sind nicht eingerechnet; mindestens fünf ${many} und vier Fünftel von allen müssen einen Wert haben.`;
export const segregationCaption = (name: string): string => `Segregationsindex in %: ${name}`;
export const segregationPlacesCaption = (): string => 'Segregationsindex in % nach Kommunen, neuester Stand';
export const whoColumn = (): string => 'Gruppe';
export const firstColumn = (): string => 'erster Stand';
export const yearBeforeColumn = (): string => 'ein Jahr zuvor';
export const latestColumn = (): string => 'neuester Stand';
export const isolationColumn = (): string => 'Anteil der Gruppe im Wohnumfeld ihrer Mitglieder (%)';
export const areasColumn = (many: string): string => `${many} eingerechnet`;
export const ofAll = (areas: string, all: string): string => `${areas} von ${all}`;
export const segregationTrendTitle = (who: string): string => `${who}: Segregationsindex`;
export const segregationTrendCaption = (): string => 'Eine Lücke heißt: kein Wert.';

export const clustersTitle = (): string => 'Häufungen im Raum';
export const clusterMapTitle = (indicator: string): string => `${indicator}: Häufungen`;
export const clusterMapCaption = (when: string): string => `Stand: ${when}.`;
/** `moran` formatted. */
export const clustered = (indicator: string, many: string, moran: string): string =>
  `${indicator}: Benachbarte ${many} haben ähnlichere Werte, als der Zufall erklärt (Morans I ${moran}).`;
export const highAround = (names: readonly string[], more: number): string =>
  `Hohe Werte häufen sich um ${listed(names, more)}.`;
export const lowAround = (names: readonly string[], more: number): string =>
  `Niedrige Werte häufen sich um ${listed(names, more)}.`;
export const noneSingledOut = (): string => 'Einzelne Gebiete lassen sich dabei nicht sicher benennen.';
export const notClustered = (indicators: readonly string[]): string =>
  `Kein räumliches Muster, das über Zufall hinausgeht: ${enumerate(indicators)}.`;
const listed = (names: readonly string[], more: number): string =>
  more > 0 ? `${names.join(', ')} und ${more} weitere` : enumerate(names);
export const clusterMethod = (): string =>
  'Geprüft wird mit Morans I und seiner örtlichen Form durch Vertauschen der Werte; Anteile sind vorher geglättet, damit kleine Gebiete nicht durch Zufall auffallen. Die Urteile sind nach Benjamini und Hochberg für die Zahl der Prüfungen bereinigt. Nachbarn sind Gebiete mit gemeinsamer Grenze.';
export const ownHigh = (indicator: string, names: readonly string[]): string =>
  `${indicator}: ${enumerate(names)} ${names.length === 1 ? 'liegt' : 'liegen'} in einer Häufung hoher Werte.`;
export const ownLow = (indicator: string, names: readonly string[]): string =>
  `${indicator}: ${enumerate(names)} ${names.length === 1 ? 'liegt' : 'liegen'} in einer Häufung niedriger Werte.`;
export const ownOutlier = (indicator: string, names: readonly string[]): string =>
  `${indicator}: ${enumerate(names)} ${names.length === 1 ? 'hebt' : 'heben'} sich deutlich von den Nachbargebieten ab.`;
export const mapsInCounty = (county: string): string =>
  `Die Karten dazu stehen im Bericht für ${county}; verglichen wird mit allen Gebieten dort.`;

export const inequalityTitle = (): string => 'Abstand zwischen gering und stark belasteten Gebieten';
export const inequalityText = (many: string, by: string, groups: string): string =>
  `Die ${many} sind nach »${by}« in ${groups} gleich große Gruppen geordnet. Der Steigungsindex gibt an, um wie viel der Wert vom gering belasteten zum stark belasteten Ende dieser Reihe zunimmt, über alle Gruppen und nach Einwohnern gewichtet. Schließt sein Intervall die Null ein, kann der Abstand Zufall sein.`;
export const inequalitySentence = (indicator: string, amount: string, isMore: boolean): string =>
  `${indicator}: am stark belasteten Ende ${amount} ${isMore ? 'höher' : 'niedriger'} als am gering belasteten.`;
export const inequalityCaption = (): string => 'Leitindikatoren nach Belastung der Gebiete';
export const leastColumn = (): string => 'gering belastete Gebiete';
export const mostColumn = (): string => 'stark belastete Gebiete';
export const slopeColumn = (): string => 'Steigungsindex';
