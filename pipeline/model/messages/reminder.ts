import type { PlanState } from '../feedback.js';
import { enumerate, formatNumber } from '../german.js';
import { dateLabel, periodLabel } from '../period.js';
import { counted, ofAll, periodsWords } from './feedback.js';

/** Texts of the county's delivery matrix and of reminders. */

export const matrixTitle = (county: string): string => `Stand der Lieferungen, ${county}`;
export const matrixSubtitle = (quarter: string, today: string): string =>
  `Bis zum ${periodLabel(quarter)}, Stand ${dateLabel(today)}`;
export const matrixCaption =
  'Wer hat was geliefert? Je Datensatz der letzte fällige oder gelieferte Zeitraum';
export const suppliersCaption = 'Lieferanten';
export const stateText: Record<PlanState, string> = {
  delivered: 'geliefert',
  with_problems: 'mit Befunden',
  overdue: 'überfällig',
  open: 'noch nicht fällig',
  not_applicable: '–',
};
export const stateMeaning: Record<PlanState, string> = {
  delivered: 'vollständig angekommen, jede Zelle übernommen oder mit gültigem Zeichen',
  with_problems: 'angekommen, aber Zellen sind zurückgestellt oder Gebiete fehlen',
  overdue: 'Frist abgelaufen, nichts angekommen',
  open: 'nichts angekommen, die Frist läuft noch',
  not_applicable: 'nach dem Lieferplan nicht vorgesehen',
};
export const cellSpoken = (place: string, state: PlanState, detail: string): string =>
  `${place}: ${state === 'not_applicable' ? 'nicht vorgesehen' : stateText[state]}${detail === '' ? '' : `, Gebiete ${detail}`}`;
export const ageWords = (referenceDate: string, days: number): string =>
  `Stichtag ${dateLabel(referenceDate)}, vor ${counted(days, 'Tag', 'Tagen')}`;
export const futureAge = (referenceDate: string): string => `Stichtag ${dateLabel(referenceDate)}`;
export const areasDetail = (delivered: number, expected: number): string => ofAll(delivered, expected);
const whole = (count: number) => formatNumber(count, 0);
export const matrixSummary = (counts: Record<Exclude<PlanState, 'not_applicable'>, number>): string[] => [
  `Von ${whole(counts.delivered + counts.with_problems + counts.overdue)} bis heute fälligen oder schon eingetroffenen Lieferungen sind ${whole(counts.delivered)} vollständig, ${whole(counts.with_problems)} mit Befunden da und ${whole(counts.overdue)} überfällig.`,
  'Gezählt wird je Kommune, Datensatz und Zeitraum.',
];
export const noPlanHint = (path: string): string =>
  `Es gibt keinen Lieferplan (${path}). Die Übersicht zeigt deshalb nur, was da ist, nicht was fehlt. »npx teilhabe init <ordner>« schreibt ein kommentiertes Beispiel.`;
export const overdueTitle = 'Überfällig';
export const overdueCaption = 'Lieferungen, deren Frist abgelaufen ist';
export const nextCaption = 'Lieferungen, die noch nicht da sind, nach Frist';
export const nextTitle = 'Als Nächstes fällig';
export const refusedTitle = 'Zurückgewiesen: Angaben zu einzelnen Personen';
export const refusedIntro =
  'Diese Dateien wurden nicht gelesen und liegen in Quarantäne. Bitte unterrichten Sie die Datenschutzbeauftragte oder den Datenschutzbeauftragten und fordern Sie beim Lieferanten den Ersatz an:';
export const strayTitle = 'Nicht zugeordnete Dateien';
export const strayIntro = 'Diese Dateien gehören zu keinem bekannten Lieferanten oder keinem Datensatz:';
export const nothingOverdue = 'Nichts ist überfällig.';
export const nothingNext = 'Es steht nichts an.';
export const supplierColumn = 'Lieferant';
export const noneWord = '–';

// Reminders

export const reminderFile = (slug: string): string => `${slug}.txt`;
export const nothingToRemind = (today: string): string =>
  `Am ${dateLabel(today)} ist nichts überfällig und in den nächsten 14 Tagen nichts fällig.`;
export const remindersWritten = (paths: readonly string[]): string =>
  `${counted(paths.length, 'Erinnerung', 'Erinnerungen')} geschrieben:\n${paths.map((p) => `  ${p}`).join('\n')}`;
export const dateExpected = (text: string): string =>
  `»${text}« ist kein Datum. Erwartet: JJJJ-MM-TT, z. B. 2026-02-15.`;

export const reminder = {
  to: (office: string, email: string) => `An: ${office} <${email}>`,
  subject: (overdue: boolean, county: string) =>
    overdue
      ? `Betreff: Erinnerung: Daten für die Sozialberichterstattung ${county}`
      : `Betreff: Bald fällig: Daten für die Sozialberichterstattung ${county}`,
  greeting: 'Guten Tag,',
  intro: (county: string) =>
    `für die gemeinsame Sozialberichterstattung (${county}) fehlen uns von Ihnen noch Daten.`,
  introSoon: (county: string) =>
    `für die gemeinsame Sozialberichterstattung (${county}) werden in den nächsten Tagen Daten fällig.`,
  overdue: 'Bereits fällig war:',
  soon: 'In den nächsten 14 Tagen wird fällig:',
  item: (dataset: string, periods: readonly string[], places: readonly string[]) =>
    `${dataset}, ${periodsWords(periods)}, für ${enumerate(places)}`,
  dueWas: (due: string, days: number) =>
    `fällig am ${dateLabel(due)}, das war vor ${counted(days, 'Tag', 'Tagen')}`,
  dueIs: (due: string) => `fällig am ${dateLabel(due)}`,
  howTitle: 'So liefern Sie:',
  folder: (supplier: string, period: string) =>
    `Legen Sie die Dateien wie gewohnt in Ihren Ordner, je Zeitraum ein Unterordner, z. B. deliveries/${supplier}/${period}/.`,
  mapped: (dataset: string, file: string) => `${dataset}: Datei wie bisher, z. B. ${file}`,
  template: (title: string, dataset: string) =>
    `${title}: CSV-Datei nach dem Liefermuster. Das Muster schreibt der Befehl »npx teilhabe template ${dataset} --output ${dataset}.csv«; wir schicken es Ihnen auch gern zu.`,
  check: 'Ob eine Datei lesbar ist, zeigt vorab »npx teilhabe check <datei>«.',
  apology:
    'Sollte sich Ihre Lieferung mit dieser Nachricht überschnitten haben, betrachten Sie sie bitte als erledigt. Können Sie noch nicht liefern, nennen Sie uns bitte einen Termin.',
  contact: (contact: string) =>
    contact === ''
      ? 'Bei Fragen antworten Sie einfach auf diese Nachricht.'
      : `Bei Fragen erreichen Sie uns unter ${contact}.`,
  thanks: 'Vielen Dank und freundliche Grüße',
};
