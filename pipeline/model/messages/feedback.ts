import type { Coverage, ReadColumn, Tally } from '../delivery.js';
import { enumerate, formatNumber, thinSpace } from '../german.js';
import { dateLabel, periodLabel } from '../period.js';
import type { Problem, Severity } from '../problem.js';

/** Texts of the Rückmeldung to a supplier. They are read by people who never saw the program. */

export const counted = (n: number, one: string, many: string): string =>
  `${formatNumber(n, 0)} ${n === 1 ? one : many}`;
const rows = (n: number) => counted(n, 'Zeile', 'Zeilen');

export const underThreshold = (threshold: number): string =>
  `(hier nicht wiedergegeben: könnte ein Wert unter ${threshold} sein)`;

// Page

export const feedbackWritten = (path: string): string => `Rückmeldung als Seite: ${path}`;

export const sectionTitles = {
  arrived: 'Was angekommen ist',
  understood: 'Was wir verstanden haben',
  accepted: 'Was wir übernommen haben',
  problems: 'Was zu klären ist',
  changes: 'Was sich gegenüber der letzten Lieferung geändert hat',
  missing: 'Was nach dem Lieferplan noch fehlt',
  next: 'Wie es weitergeht',
};

export const pageTitle = (supplier: string): string => `Rückmeldung: ${supplier}`;
export const pageSubtitle = (quarter: string, today: string): string =>
  `Lieferungen bis zum ${periodLabel(quarter)}, geprüft am ${dateLabel(today)}`;
export const checkTitle = 'Rückmeldung vor der Lieferung';
export const checkSubtitle = (path: string, today: string): string =>
  `${path}, geprüft am ${dateLabel(today)}`;

export const thanks = (files: number): string =>
  files === 0
    ? 'Von Ihnen ist bisher nichts angekommen.'
    : `Vielen Dank für Ihre Lieferung. ${counted(files, 'Datei ist', 'Dateien sind')} angekommen.`;
export const checkedFiles = (files: number): string =>
  files === 0
    ? ''
    : `${counted(files, 'Datei wurde', 'Dateien wurden')} geprüft; gespeichert oder weitergegeben wurde nichts.`;
export const refusedSentence = (files: number): string =>
  files === 0
    ? ''
    : `${counted(files, 'Datei wurde', 'Dateien wurden')} nicht gelesen, weil sie Angaben zu einzelnen Personen ${files === 1 ? 'enthält' : 'enthalten'}.`;
/** What a check compared the files with. */
export const comparedSentence = (files: number): string =>
  files === 0
    ? 'Zum Vergleich lag keine frühere Lieferung vor.'
    : `Zum Vergleich ${files === 1 ? 'wurde' : 'wurden'} ${counted(files, 'vorhandene Lieferung', 'vorhandene Lieferungen')} herangezogen.`;
export const recordsSentence = (t: Tally): string => {
  if (t.read === 0) return 'Es wurde keine Datenzeile gelesen.';
  const parts = [
    t.rejected > 0 ? `${formatNumber(t.rejected, 0)} zurückgestellt` : '',
    t.setAside > 0 ? `${formatNumber(t.setAside, 0)} nach vereinbarter Regel beiseitegelegt` : '',
  ].filter((p) => p !== '');
  const all = t.accepted === t.read;
  return all
    ? t.read === 1
      ? 'Die eine Zeile wurde gelesen und übernommen.'
      : `Alle ${rows(t.read)} wurden gelesen und übernommen.`
    : `${rows(t.read)} gelesen: ${enumerate([`${formatNumber(t.accepted, 0)} übernommen`, ...parts])}.`;
};
export const cellsSentence = (cells: number): string =>
  cells === 1
    ? 'Eine einzelne Zelle wurde zurückgestellt.'
    : `${formatNumber(cells, 0)} einzelne Zellen wurden zurückgestellt.`;
/** Said once for all rows and cells of a page. */
export const sumsSentence =
  'Summen, in die zurückgestellte Zeilen oder Zellen eingehen, fehlen im Bericht, bis diese berichtigt sind.';
export const problemsSentence = (counts: Record<Severity, number>): string => {
  const parts = [
    counts.error > 0 ? counted(counts.error, 'Fehler ist zu berichtigen', 'Fehler sind zu berichtigen') : '',
    counts.warning > 0 ? counted(counts.warning, 'Warnung ist zu prüfen', 'Warnungen sind zu prüfen') : '',
    counts.note > 0 ? `${counted(counts.note, 'Hinweis dient', 'Hinweise dienen')} nur zur Kenntnis` : '',
  ].filter((p) => p !== '');
  return parts.length === 0 ? 'An diesen Daten ist nichts zu beanstanden.' : `${enumerate(parts)}.`;
};
export const missingSentence = (overdue: number, soon: number): string =>
  overdue > 0
    ? `${counted(overdue, 'Lieferung ist', 'Lieferungen sind')} überfällig.`
    : soon > 0
      ? `Überfällig ist nichts; ${counted(soon, 'Lieferung steht', 'Lieferungen stehen')} als Nächstes an.`
      : '';
export const earlierSentence = (files: number, problems: number): string =>
  `Für frühere Zeiträume liegen ${counted(files, 'weitere Datei', 'weitere Dateien')} vor${problems > 0 ? ` (dazu ${counted(problems, 'Befund', 'Befunde')})` : ''}; hier steht nur der jeweils letzte Stand.`;

// What arrived

export const nothingArrived = 'Es ist keine Datei angekommen, die gelesen werden konnte.';
export const filesCaption = 'Dateien';
export const fileColumns = {
  file: 'Datei',
  size: 'Größe',
  rows: 'Datenzeilen',
  encoding: 'Format',
  header: 'Überschrift',
};
const encodingWords = (encoding: string): string =>
  ({
    'utf-8': 'Unicode (UTF-8)',
    'utf-8-bom': 'Unicode (UTF-8)',
    'utf-16le': 'Unicode (UTF-16)',
    'utf-16be': 'Unicode (UTF-16)',
    'windows-1252': 'Windows, westeuropäisch',
    'iso-8859-15': 'ISO 8859-15, westeuropäisch',
    xlsx: 'Excel-Mappe',
    xls: 'Excel-Mappe (älteres Format)',
    ods: 'OpenDocument-Mappe',
    html: 'Webseite (HTML) mit Tabelle',
  })[encoding] ?? (encoding === '' ? 'nicht lesbar' : encoding);
const delimiterWords = (delimiter: string): string =>
  ({
    ';': 'durch Semikolon getrennt',
    ',': 'durch Komma getrennt',
    '\t': 'durch Tabulator getrennt',
    '|': 'durch senkrechten Strich getrennt',
  })[delimiter] ?? '';
export const headerWords = (lines: readonly number[]): string =>
  lines.length === 0
    ? 'keine'
    : lines.length === 1
      ? `Zeile ${lines[0]}`
      : `Zeilen ${enumerate(lines.map(String))}, verbunden`;
/** How a file is encoded: a text by its characters and delimiter, a workbook by its format and the sheet read. */
export const notationWords = (d: { encoding: string; delimiter: string; sheet?: string }): string =>
  [encodingWords(d.encoding), delimiterWords(d.delimiter), d.sheet === undefined ? '' : `Blatt »${d.sheet}«`]
    .filter((t) => t !== '')
    .join(', ');
export const fileSizeWords = (bytes: number): string =>
  bytes === 0
    ? 'leer'
    : bytes < 1_000_000
      ? `${formatNumber(Math.max(1, Math.round(bytes / 1000)), 0)}${thinSpace}kB`
      : `${formatNumber(bytes / 1_000_000, 1)}${thinSpace}MB`;
export const unclaimedIntro =
  'Diese Dateien konnten keinem Datensatz zugeordnet werden. Sie wurden nicht gelesen:';
export const noteLinesSentence = (file: string, lines: readonly number[]): string =>
  `${file}: ${lines.length === 1 ? `Zeile ${lines[0]} wurde` : `${lines.length} Zeilen (ab Zeile ${lines[0]}) wurden`} als Anmerkung oder wiederholte Überschrift gelesen, nicht als Daten.`;

// What was understood

export const understoodFacts = {
  dataset: 'Datensatz',
  period: 'Zeitraum',
  referenceDate: 'Stichtag',
  mapping: 'Gelesen nach',
};
export const mappingWords = (description: string | null): string =>
  description === null ? 'den Überschriften der Datei' : `vereinbarter Lesevorschrift: ${description}`;
export const periodsWords = (periods: readonly string[]): string =>
  periods.length === 0
    ? 'nicht erkannt'
    : periods.length > 4
      ? `${periods.length} Zeiträume von ${periodLabel(periods[0] ?? '')} bis ${periodLabel(periods.at(-1) ?? '')}`
      : enumerate(periods.map(periodLabel));
export const datesWords = (dates: readonly string[]): string =>
  dates.length === 0
    ? 'nicht erkannt'
    : dates.length > 4
      ? `${dateLabel(dates[0] ?? '')} bis ${dateLabel(dates.at(-1) ?? '')}`
      : enumerate(dates.map(dateLabel));
export const columnsCaption = (file: string): string => `Spalten in ${file}`;
export const columnsHead = { heading: 'Ihre Spalte', meaning: 'gelesen als' };
export const blankHeading = '(ohne Überschrift)';
/** `labels`: id of a column of the dataset -> its label. */
export function columnMeaning(column: ReadColumn, labels: ReadonlyMap<string, string>): string {
  if (column.problem !== null) return 'nicht übernommen, siehe »Was zu klären ist«';
  if (column.setAside !== null) return `beiseitegelegt: ${column.setAside}`;
  if (column.column === null) return 'nicht benötigt';
  const label = labels.get(column.column) ?? column.column;
  const stands = Object.entries(column.stands).map(
    ([id, value]) => `${id === 'period' ? 'Zeitraum' : (labels.get(id) ?? id)} ${value}`,
  );
  return stands.length === 0 ? label : `${label} (${stands.join(', ')})`;
}

// What was accepted

export const acceptedCaption = 'Zeilen je Datei';
export const acceptedColumns = {
  file: 'Datei',
  read: 'gelesen',
  accepted: 'übernommen',
  rejected: 'zurückgestellt',
  setAside: 'nach Regel beiseite',
};
export const setAsideIntro = 'Nach vereinbarten Regeln beiseitegelegt:';
export const setAsideItem = (rule: {
  rule: string;
  reason: string;
  records: number;
  cells: number;
}): string =>
  `${rule.rule}: ${rule.records > 0 ? rows(rule.records) : counted(rule.cells, 'Zelle', 'Zellen')} – ${rule.reason}`;
export const rejectedIntro =
  'Zurückgestellt heißt: Der Kreis hat die Angaben aufgehoben, rechnet aber nicht damit. Der Grund je Art:';
export const rejectedIntroCheck =
  'Zurückgestellt heißt: Mit diesen Angaben würde nicht gerechnet, wenn die Datei so geliefert wird. Der Grund je Art:';
/** `titles`: all that problems of this kind are called; none where they are called nothing. */
export const rejectedItem = (titles: readonly string[], records: number, cells: number): string =>
  `${titles.length === 0 ? 'anderer Grund' : titles.join(' oder ')}: ${records > 0 ? rows(records) : counted(cells, 'Zelle', 'Zellen')}`;
export const coverageCaption = 'Vollständigkeit';
export const coverageColumns = {
  place: 'Kommune',
  dataset: 'Datensatz',
  period: 'Zeitraum',
  areas: 'Gebiete',
  numbers: 'Werte vorhanden',
};
export const ofAll = (part: number, all: number): string =>
  `${formatNumber(part, 0)} von ${formatNumber(all, 0)}`;
/** Without the residual areas; a figure for the municipality as a whole is said so. */
export function areasWords(c: Pick<Coverage, 'levels' | 'whole' | 'residual'>): string {
  const parts = c.levels.map((l) => ofAll(l.delivered, l.expected));
  if (c.residual.delivered > 0) parts.push('nicht Zuordenbare');
  if (c.whole) parts.push('Gesamtzahl');
  return parts.length === 0 ? 'keines erkannt' : parts.join(' + ');
}
/** Shares of cells, in per cent rounded down, so that 100 % means all. */
export function sharesWords(c: Coverage['cells']): string {
  const all = c.number + c.hidden + c.missing + c.rejected + c.other;
  const share = (n: number) =>
    `${formatNumber(n === all ? 100 : Math.floor((n / all) * 100), 0)}${thinSpace}%`;
  if (all === 0) return '–';
  const rest = [
    c.hidden > 0 ? `${formatNumber(c.hidden, 0)} geheim` : '',
    c.missing > 0 ? `${formatNumber(c.missing, 0)} leer` : '',
    c.rejected > 0 ? `${formatNumber(c.rejected, 0)} zurückgestellt` : '',
    c.other > 0 ? `${formatNumber(c.other, 0)} mit anderem Zeichen` : '',
  ].filter((t) => t !== '');
  return rest.length === 0 ? share(c.number) : `${share(c.number)} (${rest.join(', ')})`;
}

// Problems

export const severityHeading: Record<Severity, string> = {
  error: 'Fehler – bitte berichtigen',
  warning: 'Warnung – bitte prüfen',
  note: 'Hinweis – zur Kenntnis',
};
export const noProblems = 'Nichts. Wir haben keine Fragen zu diesen Daten.';
export const problemWords = {
  file: 'Datei',
  column: 'Spalte',
  expected: 'Erwartet',
  remedy: 'Was tun',
  consequence: 'Folge',
  found: 'gefunden',
  places: (n: number) => (n === 1 ? '' : counted(n, 'Stelle', 'Stellen')),
};
/** File and, of a workbook, the sheet. */
export const fileText = (p: Pick<Problem, 'file' | 'sheet'>): string =>
  p.sheet === undefined ? (p.file ?? '') : `${p.file ?? ''}, Blatt »${p.sheet}«`;
export function rowText(p: Problem): string {
  if (p.line === undefined) return '';
  const sheet =
    p.sheetRow !== undefined && p.sheetRow !== p.line ? ` (im Tabellenblatt Zeile ${p.sheetRow})` : '';
  return `Zeile ${formatNumber(p.line, 0)}${sheet}`;
}
export const moreRows = (n: number, rejectFile: string | null): string =>
  `und ${counted(n, 'weitere Stelle', 'weitere Stellen')} dieser Art${rejectFile === null ? '' : `. Alle zurückgestellten Zeilen stehen beim Kreis in der Datei ${rejectFile}; wir schicken sie Ihnen auf Wunsch auf sicherem Weg`}.`;
/** How many places stand behind the message that counts the rest; 0 for any other problem. */
export function moreOfTheSameCount(p: Problem): number {
  if (p.found === 'eine weitere Stelle dieser Art') return 1;
  return Number(/^(\d+) weitere Stellen dieser Art$/.exec(p.found ?? '')?.[1] ?? 0);
}

// Changes

export const noEarlier = (dataset: string): string => `${dataset}: erste Lieferung, kein Vergleich möglich.`;
export const comparedWith = (dataset: string, now: string, before: string): string =>
  `${dataset}: ${dateLabel(now)} gegenüber ${dateLabel(before)}`;
export const changeWords = {
  rows: (now: number, before: number) =>
    now === before
      ? `unverändert ${rows(now)}`
      : `${rows(now)}, ${formatNumber(Math.abs(now - before), 0)} ${now > before ? 'mehr' : 'weniger'} als zuvor`,
  areasGone: (names: string) => `es fehlen jetzt: ${names}`,
  areasNew: (names: string) => `neu dabei: ${names}`,
  placesGone: (names: string) => `nicht mehr geliefert: ${names}`,
  placesNew: (names: string) => `erstmals geliefert: ${names}`,
  hidden: (now: number, before: number) =>
    now > before
      ? `${counted(now - before, 'Zelle', 'Zellen')} mehr als zuvor an der Quelle geheim gehalten`
      : `${counted(before - now, 'Zelle', 'Zellen')} weniger als zuvor an der Quelle geheim gehalten`,
  solved: (titles: string) => `erledigt: ${titles}`,
  fresh: (titles: string) => `neu zu klären: ${titles}`,
  lasting: (titles: string) => `weiterhin zu klären: ${titles}`,
};

// Missing

export const noPlanForSupplier =
  'Für Sie steht nichts im Lieferplan; deshalb können wir nicht sagen, ob etwas fehlt.';
export const nothingMissing = 'Nichts. Alles, was nach dem Lieferplan bis heute fällig war, ist angekommen.';
export const missingCaption = 'Ausstehende Lieferungen';
export const missingColumns = {
  dataset: 'Datensatz',
  period: 'Zeitraum',
  places: 'für',
  due: 'fällig am',
  state: 'Stand',
};
export const overdueSince = (days: number): string => `überfällig seit ${counted(days, 'Tag', 'Tagen')}`;
export const dueIn = (days: number): string =>
  days === 0 ? 'heute fällig' : `in ${counted(days, 'Tag', 'Tagen')} fällig`;

// Next step

export const nextSteps = {
  correct:
    'Bitte berichtigen Sie die genannten Fehler an der Quelle und liefern Sie die ganze Datei noch einmal, unter demselben Namen.',
  review:
    'Bitte prüfen Sie die Warnungen. Stimmen die Angaben, genügt eine kurze Antwort mit der Begründung.',
  deliver: 'Bitte liefern Sie, was überfällig ist, oder nennen Sie uns einen Termin.',
  nothing: 'Sie müssen nichts weiter tun. Danke für die sorgfältige Lieferung.',
  confidential:
    'Zahlen unter der Schwelle der Geheimhaltung stehen nicht in dieser Rückmeldung, damit sie per E-Mail verschickt werden kann. Bitte nennen auch Sie solche Zahlen nicht in einer E-Mail.',
  ask: (contact: string) =>
    contact === '' ? 'Bei Fragen antworten Sie einfach auf diese Nachricht.' : `Bei Fragen: ${contact}`,
  correctCheck:
    'Bitte berichtigen Sie die genannten Fehler an der Quelle und prüfen Sie die Datei noch einmal.',
  reviewCheck:
    'Bitte prüfen Sie die Warnungen. Stimmen die Angaben, liefern Sie die Datei mit einer kurzen Begründung.',
  checked:
    'Wenn nichts mehr zu klären ist, kann die Datei geliefert werden: beim Kreis in den Ordner deliveries/<Lieferant>/<Zeitraum>/.',
  lies: 'Die Datei liegt schon bei den Lieferungen. »npx teilhabe build« nimmt sie in die Berichte auf.',
};

/** Fixed words of the pages. */
export const feedbackWords = () => ({
  skip: 'Zum Inhalt springen',
  notice: 'Hinweis',
  publisher: 'Herausgeber',
  contact: 'Kontakt',
  top: 'Zum Seitenanfang',
  glance: 'Auf einen Blick',
  found: 'Gefunden',
  matrix: 'Übersicht',
  matrixColumn: 'Datensatz und Zeitraum',
  suppliers: 'Lieferanten und ihre Rückmeldungen',
  supplier: {
    name: 'Lieferant',
    files: 'Dateien',
    latest: 'letzter Stichtag',
    delivered: 'vollständig',
    problems: 'mit Befunden',
    overdue: 'überfällig',
    next: 'als Nächstes fällig',
    contact: 'Ansprechstelle',
  },
});
