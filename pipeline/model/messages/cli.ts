import type { Tally } from '../delivery.js';
import { formatNumber } from '../german.js';

/** What the commands say. */

/** As the shells of Windows, macOS and Linux take it. */
const argument = (path: string) => (/^[\w./:\\-]+$/.test(path) ? path : `"${path}"`);

const count = (n: number, one: string, many: string) => `${formatNumber(n, 0)} ${n === 1 ? one : many}`;

export const stages = {
  definitions: 'Definitionen und Region lesen',
  intake: 'Lieferungen lesen und prüfen',
  compute: 'Indikatoren berechnen',
  protect: 'Geheimhaltung anwenden',
  indices: 'Indizes berechnen',
  patterns: 'Verteilung über die Gebiete berechnen',
  totals: 'Eckwerte abgleichen',
  report: 'Berichte zusammenstellen',
  publish: 'Berichte setzen und schreiben',
  audit: 'Fertige Berichte als Angreifer prüfen',
  swap: 'Berichte austauschen',
};

export const recordsLine = (t: Tally): string =>
  `Datensätze: ${formatNumber(t.read, 0)} gelesen = ${formatNumber(t.accepted, 0)} übernommen + ${formatNumber(t.rejected, 0)} zurückgestellt + ${formatNumber(t.setAside, 0)} nach Regel beiseitegelegt`;

export const cellsLine = (t: Tally): string =>
  `Zellen: ${formatNumber(t.read, 0)} gelesen = ${formatNumber(t.accepted, 0)} übernommen + ${formatNumber(t.rejected, 0)} zurückgestellt + ${formatNumber(t.setAside, 0)} nach Regel beiseitegelegt`;

export const unclaimedLine = (files: readonly string[]): string =>
  `${count(files.length, 'Datei, die', 'Dateien, die')} keine Lesevorschrift beansprucht: ${files.join(', ')}`;

export const problemsLine = (errors: number, warnings: number, notes: number): string =>
  `Befunde: ${count(errors, 'Fehler', 'Fehler')}, ${count(warnings, 'Warnung', 'Warnungen')}, ${count(notes, 'Hinweis', 'Hinweise')}`;

export const problemsListed = (path: string): string => `Alle Befunde mit Datei, Zeile und Spalte: ${path}`;

export const reportsReady = (html: number, pdf: number, path: string): string =>
  `Fertig: ${count(html, 'Bericht', 'Berichte')} als HTML und ${formatNumber(pdf, 0)} als PDF. Einstieg: ${path}`;

export const dataReady = (path: string): string => `Datendateien: ${path}`;
export const internalReady = (path: string): string => `Nur für den internen Gebrauch: ${path}`;

export const checkClean = (records: Tally): string =>
  `In Ordnung: ${count(records.accepted, 'Datensatz', 'Datensätze')} gelesen, nichts zu beanstanden.`;
export const pathMissing = (path: string): string =>
  `Es gibt keine Datei und keinen Ordner »${path}«. Prüfen Sie Schreibweise und Laufwerk.`;
export const checkNothing = (path: string): string =>
  `${path}: Es wurde keine Datei gefunden, die zu einem Datensatz passt. »npx teilhabe catalogue« listet die Datensätze, »npx teilhabe template <Datensatz>« schreibt ein Liefermuster.`;

export const unknownDataset = (id: string, known: readonly string[], suggestion: string | null): string =>
  `Den Datensatz »${id}« gibt es nicht. ${suggestion ? `Meinten Sie »${suggestion}«? ` : ''}Bekannt sind: ${known.join(', ')}`;
export const unknownIndicator = (id: string, suggestion: string | null): string =>
  `Den Indikator »${id}« gibt es nicht. ${suggestion ? `Meinten Sie »${suggestion}«? ` : ''}»npx teilhabe catalogue« listet alle.`;
export const unknownArea = (id: string, suggestion: string | null): string =>
  `Das Gebiet »${id}« gibt es nicht. ${suggestion ? `Meinten Sie »${suggestion}«? ` : ''}Erwartet: Schlüssel oder Name aus areas.csv, AGS oder Name einer Kommune oder des Kreises.`;
export const unknownPeriod = (text: string): string =>
  `»${text}« ist kein Zeitraum. Erwartet: 2025, 2025-Q4, 2025-12, 2025-06-30 oder SJ2024-25.`;
export const unknownFormat = (format: string): string =>
  `Das Format »${format}« gibt es nicht. Bekannt sind: html, pdf, data.`;

export const folderNotEmpty = (dir: string): string =>
  `Der Ordner ${dir} ist nicht leer. Wählen Sie einen neuen Ordner; vorhandene Dateien werden nie überschrieben.`;
export const roomWritten = (dir: string, files: readonly string[]): string =>
  [
    `Leerer Datenraum angelegt in ${dir}:`,
    ...files.map((f) => `  ${f}`),
    'Nächste Schritte: region.yaml ausfüllen, Gebiete in areas.csv eintragen, Lieferungen nach deliveries/<Lieferant>/<Zeitraum>/ legen,',
    `dann: npx teilhabe build --data-raw ${argument(dir)}`,
  ].join('\n');

export const templateWritten = (path: string): string => `Liefermuster geschrieben: ${path}`;
export const fileExists = (path: string): string =>
  `Die Datei ${path} gibt es schon; sie wird nicht überschrieben.`;

export const unexpected = (message: string): string =>
  `Unerwarteter Fehler: ${message}\nBitte melden Sie ihn; mit --debug zeigt das Programm die technischen Einzelheiten. Vorhandene Berichte sind unverändert.`;
