import type { Status } from '../figures.js';
import { enumerate } from '../german.js';

/** Every German text of the reports. Figures arrive formatted; names of places arrive as region.yaml gives them. */

// Places ------------------------------------------------------------------------------------------------------------

/** `im Kreis Musterland`, `in Berlin`, `in Kamen`. Only what calls itself a Kreis takes the article. */
export const inside = (name: string, kind: string): string =>
  /kreis$/iu.test(kind) ? `im ${name}` : `in ${name}`;
/** After »für«: `den Kreis Musterland`, `Kamen`. */
export const accusative = (name: string, kind: string): string =>
  /kreis$/iu.test(kind) ? `den ${name}` : name;
/** Opening of a sentence: `Der Kreis Musterland`, `Kamen`. */
export const nominative = (name: string, kind: string): string =>
  /kreis$/iu.test(kind) ? `Der ${name}` : name;
/** After »über« and »unter«, and with a contracted »von«: `dem Kreis`, or `dem Wert für Berlin`. */
export const countyDative = (name: string, kind: string): string =>
  /kreis$/iu.test(kind) ? `dem ${kind}` : `dem Wert für ${name}`;
/** `Sozialräume` -> `Sozialräumen`: the dative plural of German takes an n unless n or s is there already. */
export const dativePlural = (many: string): string => (/[ns]$/u.test(many) ? many : `${many}n`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
export const noun = (unit: string): string => (unit === '%' ? 'Anteil' : 'Wert');

// Times -------------------------------------------------------------------------------------------------------------

export const onDate = (date: string): string => `Am ${date}`;
export const inPeriod = (label: string): string => `Im ${label}`;
export const inYear = (year: string): string => `Im Jahr ${year}`;
export const inSeveral = (span: string): string => `In den ${span}`;
/** `4 Quartale bis 31.12.2025`, for labels; the dative for sentences. */
export const span = (count: number, kind: string, until: string, dative = false): string =>
  `${count} ${dative ? dativePlural(kind) : kind} bis ${until}`;
/** Heading of a column of days: `4 Quartale bis`. */
export const spanUntil = (count: number, kind: string): string => `${count} ${kind} bis`;
export const periodKinds = {
  year: 'Jahre',
  quarter: 'Quartale',
  month: 'Monate',
  day: 'Stichtage',
  school_year: 'Schuljahre',
};

// Differences -------------------------------------------------------------------------------------------------------

/** `amount` formatted and without sign. Only per cent has a word for its differences; other units stand beside the value. */
export const difference = (amount: string, unit: string): string =>
  unit === '%' ? `${amount} ${amount === '1' ? 'Prozentpunkt' : 'Prozentpunkte'}` : amount;
export const moreThan = (amount: string, place: string, value: string): string =>
  `das sind ${amount} mehr als ${place} (${value})`;
export const lessThan = (amount: string, place: string, value: string): string =>
  `das sind ${amount} weniger als ${place} (${value})`;
export const slightlyMoreThan = (place: string, value: string): string =>
  `das ist geringfügig mehr als ${place} (${value})`;
export const slightlyLessThan = (place: string, value: string): string =>
  `das ist geringfügig weniger als ${place} (${value})`;
export const notDistinguishableFrom = (place: string, value: string): string =>
  `das ist vom Wert ${place} (${value}) statistisch nicht zu unterscheiden`;

// Sentences ---------------------------------------------------------------------------------------------------------

export const valueSentence = (when: string, what: string, place: string, value: string): string =>
  `${when} lag der ${what} ${place} bei ${value}`;
/** `sentence` is that of the definition, with the places {ort} and {wert}. */
export const definedSentence = (sentence: string, place: string, value: string, when: string): string =>
  `${sentence.replace('{ort}', () => capital(place)).replace('{wert}', () => value)} (${when})`;
export const countSentence = (when: string, place: string, value: string): string =>
  `${when} waren es ${place} ${value}`;
/** `county` in the accusative. */
export const noCountyValue = (county: string): string => `Für ${county} liegt zu diesem Stand kein Wert vor.`;
export const olderCountyValue = (county: string, value: string, when: string): string =>
  `Für ${county} liegt zu diesem Stand kein Wert vor; der letzte ist ${value} (${when}).`;
/** Comparison at the last time for which both have a value. */
export const earlierComparison = (
  county: string,
  when: string,
  what: string,
  value: string,
  clause: string,
): string =>
  `Für ${county} liegt zu diesem Stand kein Wert vor. Letzter gemeinsamer Stand (${when}): ${what} ${value}; ${clause}.`;
export const earlierTile = (comparison: string, when: string): string => `${comparison} (${when})`;
export const referenceSentence = (parts: readonly string[]): string => `Zum Vergleich: ${enumerate(parts)}.`;
/** `when` is '' where the reference has the same time as the sentence. */
export const referencePart = (name: string, value: string, when: string): string =>
  when === '' ? `${name} ${value}` : `${name} ${value} (${when})`;
export const noValue = (name: string): string => `Für ${name} liegt kein Wert vor.`;
/** A value that is there but not shown. */
export const closedValue = (name: string, when: string, status: Status): string => {
  const reasons: Partial<Record<Status, string>> = {
    suppressed: 'wird geheim gehalten',
    unreliable: 'ist nicht sicher genug, um gezeigt zu werden',
    pending: 'folgt später',
    not_applicable: 'ist nicht sinnvoll zu bilden',
  };
  return `Der Wert für ${name} (${when}) ${reasons[status] ?? 'wurde nicht geliefert'}.`;
};
export const newerPartsOnly = (newer: string, shown: string, name: string): string =>
  `Für den neueren Stand (${newer}) liegen nur Werte einzelner Gebiete vor, für ${name} insgesamt nicht; gezeigt wird deshalb der Stand ${shown}.`;
/** `counted`: number of parts with a value, where some have none; '' if all have one. */
export const spread = (
  many: string,
  counted: string,
  what: string,
  lowest: string,
  highest: string,
): string =>
  counted === ''
    ? `Zwischen den ${dativePlural(many)} reicht der ${what} von ${lowest} bis ${highest}.`
    : `Zwischen den ${counted} ${dativePlural(many)} mit einem Wert reicht der ${what} von ${lowest} bis ${highest}.`;
export const named = (value: string, name: string): string => `${value} (${name})`;
export const roseSinceYear = (what: string, amount: string, before: string): string =>
  `Gegenüber dem Vorjahr (${before}) ist der ${what} um ${amount} gestiegen.`;
export const fellSinceYear = (what: string, amount: string, before: string): string =>
  `Gegenüber dem Vorjahr (${before}) ist der ${what} um ${amount} gesunken.`;
export const slightlyRoseSinceYear = (what: string, before: string): string =>
  `Gegenüber dem Vorjahr (${before}) ist der ${what} geringfügig gestiegen.`;
export const slightlyFellSinceYear = (what: string, before: string): string =>
  `Gegenüber dem Vorjahr (${before}) ist der ${what} geringfügig gesunken.`;
export const notDistinguishableFromYear = (before: string): string =>
  `Die Veränderung gegenüber dem Vorjahr (${before}) ist von einer zufälligen Schwankung nicht zu unterscheiden.`;
export const yearBefore = (when: string, value: string): string => `Ein Jahr zuvor (${when}): ${value}.`;
export const datedValue = (value: string, when: string): string => `${when}: ${value}`;

// At a glance -------------------------------------------------------------------------------------------------------

export const glanceTitle = (): string => 'Auf einen Blick';
export const finding = (title: string, sentence: string): string => `${title}: ${sentence}`;
/** `spread` is a whole sentence. */
export const spreadFinding = (title: string, spread: string, when: string): string =>
  `${title}: ${spread.replace(/\.$/u, '')}; Stand: ${when}.`;
export const findingValue = (place: string, what: string, value: string, when: string): string =>
  `${capital(place)} liegt der ${what} bei ${value} (${when})`;
export const nothingDiffers = (place: string, county: string): string =>
  `Kein Anteil ${place} unterscheidet sich vom Wert ${county} stärker, als der Zufall erklärt.`;
export const nothingDiffersInside = (place: string, many: string): string =>
  `Kein Anteil unterscheidet sich ${place} zwischen den ${dativePlural(many)} stärker, als der Zufall erklärt.`;
export const nothingToCompare = (name: string): string =>
  `Für ${name} liegen keine Werte vor, die sich auf Unterschiede prüfen lassen.`;
export const aboveCounty = (amount: string, county: string): string => `${amount} über ${county}`;
export const belowCounty = (amount: string, county: string): string => `${amount} unter ${county}`;
export const slightlyAboveCounty = (county: string): string => `geringfügig über ${county}`;
export const slightlyBelowCounty = (county: string): string => `geringfügig unter ${county}`;
export const notDistinguishableCounty = (county: string): string =>
  `von${county.replace(/^de/u, '')} statistisch nicht zu unterscheiden`.replace(/^vonm/u, 'vom');
export const noComparison = (): string => 'kein Vergleich möglich';
export const moreThanYearBefore = (amount: string): string => `${amount} mehr als im Vorjahr`;
export const lessThanYearBefore = (amount: string): string => `${amount} weniger als im Vorjahr`;
export const slightlyMoreThanYearBefore = (): string => 'geringfügig mehr als im Vorjahr';
export const slightlyLessThanYearBefore = (): string => 'geringfügig weniger als im Vorjahr';
export const notDistinguishableYearBefore = (): string => 'vom Vorjahr statistisch nicht zu unterscheiden';

// Report, map of the areas ------------------------------------------------------------------------------------------

export const reportTitle = (name: string): string => `Teilhabebericht ${name}`;
export const reportSubtitle = (kind: string, county: string, period: string): string =>
  kind === '' ? `Stand: ${period}` : `${kind} ${county} · Stand: ${period}`;
export const noPeriod = (): string => 'ohne Werte';
export const areasTitle = (many: string, name: string): string => `${many}: ${name}`;
export const areasIntro = (count: number, one: string, many: string, name: string): string =>
  count === 1
    ? `${name} hat eine Gebietseinheit der Ebene »${one}«.`
    : `${name} ist in ${count} ${many} gegliedert. Die Nummern der Karte stehen auch in der Tabelle.`;
export const noAreas = (name: string): string => `Für ${name} sind keine kleineren Gebiete festgelegt.`;
export const locatorTitle = (many: string): string => `Lage der ${many}`;
export const areasCaption = (many: string, name: string, when: string): string =>
  when === '' ? `${many}: ${name}` : `${many}: ${name}, mit Einwohnerzahl (${when})`;
export const numberColumn = (): string => 'Nummer';
export const residentsColumn = (): string => 'Einwohnerzahl';

// Indicators --------------------------------------------------------------------------------------------------------

export const mapTitle = (title: string, many: string): string => `${title}: Karte der ${many}`;
export const mapCaption = (when: string): string => `Stand: ${when}.`;
export const dotsTitle = (title: string, many: string): string => `${title}: ${many} im Vergleich`;
export const dotsCaption = (when: string, intervals: boolean): string =>
  intervals ? `Stand: ${when}. Die Striche zeigen das 95-%-Intervall.` : `Stand: ${when}.`;
export const trendTitle = (title: string): string => `${title}: Entwicklung`;
export const trendCaption = (periods: number, intervals: boolean): string =>
  [
    periods === 1 ? 'Ein Zeitraum.' : `Die letzten ${periods} Zeiträume; eine Lücke heißt: kein Wert.`,
    ...(intervals ? ['Das helle Band zeigt das 95-%-Intervall.'] : []),
  ].join(' ');
export const valuesCaption = (title: string, many: string, when: string): string =>
  `${title}: ${many}, Stand ${when}`;
export const developmentCaption = (title: string): string => `${title}: Entwicklung`;
export const placeColumn = (): string => 'Gebiet';
export const periodColumn = (): string => 'Stand';
export const valueColumn = (what: string, unit: string): string =>
  unit === '' ? what : unit === '%' ? `${what} in %` : `${what} (${unit})`;
export const valueColumnOf = (name: string, unit: string): string =>
  unit === '' ? name : `${name} (${unit})`;
export const numeratorColumn = (unit: string): string => `Zähler (${unit})`;
export const denominatorColumn = (unit: string): string => `Nenner (${unit})`;
export const intervalColumn = (): string => '95-%-Intervall';
export const unitColumn = (): string => 'Einheit';
export const interval = (limits: string): string => `95-%-Intervall ${limits}`;
export const limits = (lower: string, upper: string): string =>
  lower.startsWith('−') || upper.startsWith('−') ? `${lower} bis ${upper}` : `${lower}–${upper}`;
export const exactZero = (): string => 'genau null';
export const noEntry = (): string => 'keine Angabe';

// Profiles ----------------------------------------------------------------------------------------------------------

export const profilesTitle = (many: string): string => `Profile der ${many}`;
export const profilesIntro = (many: string): string =>
  `Eine Seite je Gebiet, überall gleich aufgebaut. Die Profile der ${many} beschreiben Bedarfe und Chancen; sie sind keine Rangliste.`;
/** `residents` is '' where nobody counts them. */
export const profileSubtitle = (one: string, place: string, residents: string): string =>
  [`${one} ${place}`, residents].filter((part) => part !== '').join(' · ');
export const residents = (count: string): string =>
  count === '1' ? '1 Einwohnerin oder Einwohner' : `${count} Einwohnerinnen und Einwohner`;
export const residentsOn = (count: string, date: string): string => `${count} (${date})`;
export const residentsOverTime = (years: readonly string[]): string => `Einwohnerzahl: ${years.join(', ')}.`;
export const residentsUnknown = (reason: string): string => `Einwohnerzahl: ${reason}`;
export const profileStatement = (title: string, value: string, comparison: string): string =>
  `${title}: ${value}, ${comparison}.`;
export const profileNothingDiffers = (name: string, place: string): string =>
  `${name} unterscheidet sich in keinem geprüften Anteil vom Wert ${place} stärker, als der Zufall erklärt.`;
export const stripTitle = (name: string): string => `${name}: Leitindikatoren`;
export const stripCaption = (many: string): string =>
  `Jede Zeile zeigt die Lage zwischen allen ${dativePlural(many)} mit einem veröffentlichten Wert.`;
export const profileLocatorTitle = (name: string, place: string): string => `${name}: Lage ${place}`;
export const profileTableCaption = (name: string): string => `${name}: alle Indikatoren`;
export const indicatorColumn = (): string => 'Indikator';

// Signs -------------------------------------------------------------------------------------------------------------

export const signs: Record<string, string> = {
  '–': 'genau null',
  '.': 'unbekannt, nicht geliefert oder geheim gehalten',
  '/': 'nicht sicher genug, um gezeigt zu werden',
  '...': 'Angabe folgt später',
  x: 'nicht zutreffend',
};
export const signLine = (sign: string, meaning: string): string => `${sign} ${meaning}`;

// Notes -------------------------------------------------------------------------------------------------------------

export const notesTitle = (): string => 'Hinweise zu Daten, Definitionen und Zeichen';

export const basisTitle = (): string => 'Datengrundlage';
export const basisText = (): string =>
  'Jede Angabe trägt ihren eigenen Stichtag. Gezeigt wird der jeweils neueste Stand, der nicht nach dem Berichtszeitraum liegt; ältere Angaben stehen immer mit ihrem Datum.';
export const basisCaption = (): string => 'Verwendete Datensätze';
export const basisColumns = (): string[] => [
  'Datensatz',
  'Quelle',
  'Rhythmus',
  'Neuester Stichtag',
  'Lizenz',
];
export const rhythms = {
  monthly: 'monatlich',
  quarterly: 'vierteljährlich',
  yearly: 'jährlich',
  school_year: 'je Schuljahr',
  once: 'einmalig',
};

export const deliveriesTitle = (): string => 'Lieferungen und Datenqualität';
export const deliveriesText = (cells: {
  read: string;
  accepted: string;
  rejected: string;
  setAside: string;
}): string =>
  `Von ${cells.read} gelesenen Angaben wurden ${cells.accepted} übernommen, ${cells.rejected} zurückgewiesen und ${cells.setAside} nach benannten Regeln ausgeklammert. Fehlt einer Summe auch nur eine Angabe, wird sie nicht gezeigt.`;
export const noDeliveries = (): string => 'Es wurden keine Lieferungen gelesen.';
export const unclaimed = (count: number): string =>
  count === 1
    ? 'Eine Datei konnte keiner Lieferung zugeordnet werden und blieb unberücksichtigt.'
    : `${count} Dateien konnten keiner Lieferung zugeordnet werden und blieben unberücksichtigt.`;
export const deliveriesCaption = (): string =>
  'Gelesene Datensätze (Zeilen) und Angaben (Zellen) je Lieferstelle';
export const deliveriesColumns = (): string[] => [
  'Lieferstelle',
  'Dateien',
  'Zeilen gelesen',
  'Zeilen übernommen',
  'Zeilen zurückgewiesen',
  'Zeilen ausgeklammert',
  'Angaben gelesen',
  'Angaben übernommen',
  'Angaben zurückgewiesen',
  'Angaben ausgeklammert',
];
export const problemsCaption = (): string => 'Auffälligkeiten in den Lieferungen';
export const problemsColumns = (): string[] => ['Auffälligkeit', 'Art', 'Anzahl'];
export const severities = { error: 'Fehler', warning: 'Warnung', note: 'Hinweis' };
export const noProblems = (): string => 'In den Lieferungen ist nichts aufgefallen.';

export const confidentialityTitle = (): string => 'Geheimhaltung';
export const confidentialityText = (): string =>
  'Kleine Fallzahlen werden nicht gezeigt, damit niemand erkannt werden kann. Fallzahl, Wert und Intervall werden dann gemeinsam verborgen; eine Fallzahl von genau null bleibt sichtbar. Gilt die Schwelle auch für den Rest, wird ebenso verborgen, wenn nur wenige der Bezugsgröße nicht zur Fallzahl gehören. Wo eine Quelle ihre Angaben bereits selbst geschützt hat, gelten die Schwellen nicht noch einmal. Damit niemand einen verborgenen Wert aus den übrigen errechnen kann, etwa durch Abziehen der übrigen Gebiete von der Summe der Kommune, werden weitere Werte verborgen: so wenige wie möglich, bei Gesamtwerten der Kommunen und des Kreises nur, wenn es nicht anders geht. Ein verborgener Wert ist deshalb nicht immer klein.';
export const policyCaption = (): string => 'Geltende Schwellen';
export const policyColumns = (): string[] => [
  'Art der Daten',
  'kleinste gezeigte Fallzahl',
  'kleinste Bezugsgröße',
  'auch für den Rest',
  'kleinster gezeigter Rest',
  'Grundlage',
];
export const protectedBySource = (titles: readonly string[]): string =>
  `Von der Quelle bereits geschützt: ${enumerate(titles)}.`;
export const nothingHidden = (): string =>
  'In dieser Ausgabe musste nach diesen Regeln kein Wert geheim gehalten werden.';
export const hiddenCaption = (): string => 'Geheim gehaltene Werte je Indikator';
export const hiddenColumns = (): string[] => ['Indikator', 'Werte', 'Anteil'];
export const noThreshold = (): string => 'keine';
export const yes = (): string => 'ja';
export const no = (): string => 'nein';

export const methodTitle = (): string => 'Statistisches Verfahren';
export const methodTexts = (): string[] => [
  'Anteile tragen ein 95-%-Intervall nach Wilson. Es beschreibt, wie weit ein Anteil bei gleichbleibenden Verhältnissen allein durch Zufall schwanken kann; je kleiner die Bezugsgröße, desto breiter ist es.',
  'Zwei Anteile werden mit dem Intervall nach Newcombe verglichen, das aus den beiden Wilson-Intervallen gebildet wird. Enthält das Intervall der Differenz die Null, heißt es »statistisch nicht zu unterscheiden«: Der Unterschied kann Zufall sein. Das bedeutet nicht, dass beide Werte gleich sind.',
  'Werte ohne Intervall sind keine Anteile, oder ihre Fallzahl ist nicht bekannt. Ob ihre Unterschiede Zufall sind, ist nicht geprüft. Genannte Differenzen sind die der gezeigten, gerundeten Werte; die Datendateien enthalten die ungerundeten.',
  'Die Klassen der Karten und die Achsen der Abbildungen sind in allen Berichten dieser Ausgabe gleich, damit sich zwei Berichte nebeneinander vergleichen lassen.',
];

export const definitionsTitle = (): string => 'Definitionen';
export const definitionsCaption = (): string => 'Alle Indikatoren dieses Berichts';
export const definitionsColumns = (): string[] => [
  'Indikator',
  'Zähler oder Wert',
  'Nenner oder Gewicht',
  'Einheit',
  'Fassung',
  'Katalog',
];
export const noDenominator = (): string => 'entfällt';
export const part = (measure: string, dataset: string, conditions: readonly string[]): string =>
  `${measure} (${[`Datensatz »${dataset}«`, ...conditions].join('; ')})`;
export const condition = (label: string, codes: readonly string[]): string =>
  `${label}: ${codes.length <= 1 ? codes.join('') : `${codes.slice(0, -1).join(', ')} oder ${codes.at(-1)}`}`;
export const ages = (label: string, from: number | undefined, under: number | undefined): string => {
  if (under === undefined) return `${label}: ab ${from ?? 0} Jahren`;
  return from === undefined || from === 0
    ? `${label}: unter ${under} Jahren`
    : `${label}: ${from} bis unter ${under} Jahre`;
};
export const pooled = (text: string, periods: number): string => `${text}, Summe aus ${periods} Zeiträumen`;

export const signsTitle = (): string => 'Zeichenerklärung';
export const signsText = (): string => 'Die Zeichen in den Tabellen folgen DIN 55301.';
export const signsCaption = (): string => 'Zeichen in Tabellen';
export const signsColumns = (): string[] => ['Zeichen', 'Bedeutung'];

export const mapsTitle = (): string => 'Karten';
export const mapsText = (): string =>
  'Die Grenzen sind für die Darstellung vereinfacht; für Fragen der Zugehörigkeit gelten die Grenzen der Quelle.';

export const publisherTitle = (): string => 'Herausgabe';
export const publisherText = (name: string, contact: string): string =>
  contact === '' ? `Herausgegeben von: ${name}` : `Herausgegeben von: ${name}, ${contact}`;
export const generatedText = (date: string): string => `Erstellt am ${date}.`;
export const demonstrationTitle = (): string => 'Erfundene Zahlen';
export const allSuppliers = (): string => 'Zusammen';
