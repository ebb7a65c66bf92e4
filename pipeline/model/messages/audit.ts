import type { AttackedCount, AuditCode, AuditResult } from '../audit.js';
import { formatNumber } from '../german.js';

/** What the audit of published folders says. No text ever states a number that could be a hidden count. */

const partNames: Record<AttackedCount['part'], string> = {
  numerator: 'Die verborgene Fallzahl',
  denominator: 'Die verborgene Bezugsgröße',
  rest: 'Der verborgene Rest (Bezugsgröße ohne Fälle)',
};

interface About {
  part: AttackedCount['part'];
  /** Title of the indicator. */
  title: string;
  area: string;
  period: string;
}

const subject = ({ part, title, area, period }: About): string =>
  `${partNames[part]} von »${title}« für ${area}, ${period},`;

export const exactCount = (about: About): string =>
  `${subject(about)} lässt sich aus den veröffentlichten Zahlen genau errechnen.`;

export const narrowedCount = (about: About): string =>
  `${subject(about)} lässt sich aus den veröffentlichten Zahlen enger eingrenzen, als die Schwelle erlaubt.`;

export const insiderCount = (about: About): string =>
  `${subject(about)} kann genau errechnen, wer einen einzigen Fall derselben Tabelle kennt.`;

export const smoothedFromHidden = (title: string, period: string): string =>
  `Die geglätteten Werte von »${title}«, ${period}, folgen nicht aus den gezeigten Werten allein; in ihnen stecken verborgene.`;

export const lineOf = (line: number): string => `Zeile ${line}`;

/** Headings of the kinds of findings, from the worst. */
export const auditHeadings: Record<AuditCode, string> = {
  exact: 'Genau errechenbar',
  narrowed: 'Zu eng eingrenzbar',
  'hidden-number': 'Verborgene Zahl steht in einer Datei',
  unrounded: 'Nicht gerundet',
  contradiction: 'Andere Zahl als in der Tabelle der Werte',
  'unexplained-number': 'Zahl, die kein veröffentlichter Wert erklärt',
  'foreign-content': 'Inhalt, der nicht in die öffentliche Ausgabe gehört',
  unreadable: 'Nicht prüfbar',
};

const count = (n: number, one: string, many: string) => `${formatNumber(n, 0)} ${n === 1 ? one : many}`;

/** Findings of one heading that a text lists; the others are counted. */
export const listedFindings = 10;

export function auditText({ findings, attacked, files, statements }: AuditResult): string {
  const lines = [
    `Geprüft: ${count(files.length, 'Datei', 'Dateien')}, ${count(statements, 'Zahl', 'Zahlen')} außerhalb der Tabelle der Werte, ${count(attacked.length, 'verborgene Anzahl', 'verborgene Anzahlen')}.`,
  ];
  if (findings.length === 0) {
    return [
      ...lines,
      'Kein Befund: Keine verborgene Anzahl lässt sich enger eingrenzen, als die Schwellen erlauben.',
    ].join('\n');
  }
  for (const [code, heading] of Object.entries(auditHeadings)) {
    const own = findings.filter((f) => f.code === code);
    if (own.length === 0) continue;
    lines.push('', `${heading}: ${count(own.length, 'Befund', 'Befunde')}`);
    for (const { file, where, message } of own.slice(0, listedFindings)) {
      lines.push(`  ${file}${where === '' ? '' : `, ${where}`}: ${message}`);
    }
    if (own.length > listedFindings)
      lines.push(`  und ${formatNumber(own.length - listedFindings, 0)} weitere`);
  }
  return [...lines, '', `Was tun: ${auditRemedy}`].join('\n');
}

export const auditRemedy =
  'Die Berichte so nicht veröffentlichen. Bauen Sie sie neu (»npx teilhabe build«); bleibt der Befund, verschärfen Sie die Schwelle der Klasse unter »policy« in region.yaml oder nehmen Sie den Indikator heraus, bis der Fehler behoben ist. »npx teilhabe audit … --json« nennt jeden Befund einzeln.';

export const auditFailed = (findings: number): string =>
  `Die Prüfung der fertigen Berichte hat ${count(findings, 'Befund', 'Befunde')}. Es wurde nichts veröffentlicht; vorhandene Berichte bleiben unverändert.`;

export const unexplainedNumbers = (findings: number): string =>
  `In den Texten der fertigen Berichte ${findings === 1 ? 'steht eine Zahl, die' : `stehen ${count(findings, 'Zahl', 'Zahlen')}, die`} die Prüfung keinem veröffentlichten Wert zuordnen kann`;

export const unexplainedRemedy =
  'Mit »npx teilhabe audit« und dem Ordner der Berichte jede Stelle ansehen, bevor die Berichte weitergegeben werden.';

export const folderMissing = (path: string): string =>
  `Den Ordner »${path}« gibt es nicht. Erwartet wird ein Ordner mit fertigen Berichten, z. B. reports.`;
