import { enumerate, formatNumber, thinSpace } from '../german.js';
import { unsureMark } from './charts.js';

/** Texts about composite indices in the reports. */

export const chapterTitle = (): string => 'Soziale Lage im Überblick';
export const chapterIntro = (many: string): string =>
  `Das Kapitel fasst mehrere Indikatoren zu einem Index zusammen. Er zeigt auf einen Blick, in welchen Gebieten sich Aufgaben häufen, und hilft zu entscheiden, wo genauer hinzusehen ist. Die ${many} stehen in ihrer gewohnten Reihenfolge; eine Rangliste wird nicht gebildet. Die Gründe zeigen erst die einzelnen Indikatoren in den folgenden Kapiteln.`;

export const definition = (description: string, components: readonly string[], minimum: number): string =>
  `${description} Eingerechnet sind: ${enumerate(components)}. Für jeden Bestandteil wird gemessen, wie viele Standardabweichungen ein Gebiet vom Mittel aller bewerteten Gebiete entfernt liegt; die Summe wird noch einmal so gemessen. 0 ist das Mittel, 1 eine Standardabweichung darüber. Gebiete unter ${formatNumber(minimum, 0)} Einwohnern werden nicht bewertet.`;

export const howToRead = (direction: 'higher_is_burden' | 'higher_is_chance', surely: number): string[] => [
  direction === 'higher_is_burden'
    ? 'Ein höherer Index bedeutet mehr Belastung und damit mehr Bedarf an Unterstützung.'
    : 'Ein höherer Index bedeutet bessere Chancen.',
  `Die Sicherheit sagt, in wie viel Prozent der Fälle ein Gebiet in seiner Klasse bliebe, wenn die Anteile im Rahmen des Zufalls schwanken. Unter ${formatNumber(surely * 100, 0)}${thinSpace}% steht ${unsureMark}: Das Gebiet liegt nahe an einer Klassengrenze und kann auch zur Nachbarklasse gehören.`,
];

export const statement = (
  when: string,
  place: string,
  many: string,
  scored: number,
  classes: readonly { label: string; count: number }[],
): string => {
  const parts = classes.filter((c) => c.count > 0).map((c) => `${formatNumber(c.count, 0)} »${c.label}«`);
  return `Bewertete ${many} ${place} am ${when}: ${formatNumber(scored, 0)}, davon ${enumerate(parts)}.`;
};
export const nothingScored = (when: string, place: string, many: string): string =>
  `Bewertete ${many} ${place} am ${when}: keine.`;
export const unsure = (count: number): string =>
  count === 0
    ? 'Keine Klasse liegt nahe an einer Grenze.'
    : `Nahe an einer Klassengrenze: ${formatNumber(count, 0)}.`;
export const noCertainty = (): string =>
  'Wie sicher die Klassen sind, lässt sich nicht sagen, weil zu den Anteilen kein Vertrauensbereich vorliegt.';
/** A value, no judgement: no interval of the mean is given. */
export const fixedBase = (
  place: string,
  base: string,
  then: string,
  when: string,
  now: string,
  areas: string,
): string =>
  `Mit dem festen Maßstab vom ${base} (Mittel aller damals bewerteten Gebiete = 0) beträgt das Mittel ${place} am ${when} ${now}, damals ${then}; gezählt sind ${areas}.`;
export const areasCounted = (count: number, many: string): string =>
  `${formatNumber(count, 0)} ${many}, die zu beiden Zeiten bewertet sind`;

export const statusMapTitle = (title: string, many: string): string => `${title} der ${many}`;
export const dynamicsMapTitle = (years: number, many: string): string =>
  `Entwicklung der ${many} in ${formatNumber(years, 0)} Jahren`;
export const mapCaption = (when: string): string => `Stand: ${when}`;
export const dynamicsMapCaption = (years: number, when: string): string =>
  `Veränderung der Anteile in den ${formatNumber(years, 0)} Jahren bis ${when}, verglichen mit allen Gebieten`;

export const tableCaption = (title: string, many: string, when: string): string =>
  `${title}: Klassen der ${many}, ${when}. ${unsureMark} nahe an einer Klassengrenze`;
export const indexColumn = (): string => 'Index';
export const classColumn = (): string => 'Klasse';
export const certaintyColumn = (): string => 'Sicherheit in %';
export const dynamicsColumn = (years: number): string => `Entwicklung in ${formatNumber(years, 0)} Jahren`;
export const fixedBaseColumn = (base: string): string => `Index, Maßstab ${base}`;
export const placedArea = (municipality: string, area: string): string => `${municipality}: ${area}`;

export const countsCaption = (title: string, many: string, when: string, complete: boolean): string =>
  `${title}: Zahl der ${many} je Klasse, ${when}${complete ? '' : '. Jedes einzelne Gebiet steht in seinem Bericht und in data/indices.csv'}`;
export const notScoredColumn = (): string => 'nicht bewertet';

export const groupsCaption = (many: string, place: string, when: string): string =>
  `Klasse und Entwicklung zusammen: Zahl der ${many} ${place}, ${when}`;

// Notes -------------------------------------------------------------------------------------------------------------

export const notesTitle = (): string => 'Indizes: Berechnung und Sicherheit';
export const method = (): string =>
  'Ein Index wird gerechnet, wie es in der kleinräumigen Sozialberichterstattung üblich ist: z-Werte der Bestandteile mit der Standardabweichung der Grundgesamtheit, ihre gewichtete Summe, diese noch einmal standardisiert. Es zählen nur Gebiete, deren Bestandteile alle veröffentlicht sind; geheim gehaltene Werte gehen nicht ein und lassen sich aus dem Index nicht zurückrechnen. Die Entwicklung wird ebenso aus den Veränderungen in Prozentpunkten gerechnet.';
export const simulation = (draws: number): string =>
  `Die Sicherheit einer Klasse stammt aus ${formatNumber(draws, 0)} Wiederholungen mit festem Startwert: Jeder Anteil wird aus einer Normalverteilung gezogen, deren Streuung seinem 95-%-Intervall entspricht, und der ganze Index neu gerechnet. Die Bestandteile werden unabhängig voneinander gezogen; hängen ihre Zufallsfehler zusammen, ist die Klasse etwas weniger sicher als angegeben.`;
export const fixedBaseText = (title: string, base: string): string =>
  `»${title}«: Der Index mit festem Maßstab behält Mittel und Standardabweichung vom ${base} und dieselben Gewichte. Ändert sich die Lage aller Gebiete, ändert er sich mit; der Index daneben, der die Gebiete miteinander vergleicht, bleibt dann gleich.`;
export const cutsText = (title: string, labels: readonly string[], cuts: readonly number[]): string =>
  `»${title}«: Klassen vom niedrigsten zum höchsten Index ${enumerate(labels.map((l) => `»${l}«`))}; Grenzen bei ${enumerate(cuts.map((c) => formatNumber(c, Number.isInteger(c) ? 0 : 1)))}.`;
export const exception = (area: string, reason: string): string => `${area}: ${reason}`;
export const sensitivityCaption = (title: string, when: string): string =>
  `»${title}«: Wie viele Gebiete die Klasse wechselten, wenn der Index anders gebaut wäre, ${when}`;
export const sensitivityColumns = (): string[] => ['Bauweise', 'bewertete Gebiete', 'davon andere Klasse'];
export const variants = {
  without_component: (component: string): string => `ohne ${component}`,
  population_weighted: (): string => 'Mittel und Standardabweichung nach Einwohnern gewichtet',
  median_mad: (): string =>
    'Median und Median der absoluten Abweichungen statt Mittel und Standardabweichung',
};
