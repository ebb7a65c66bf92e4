import { noValue, unitHeading } from './charts.js';
import { mark, marked, spoken } from './coarser.js';
import { reportWords } from './publish.js';
import { exactZero, interval, limits, named, placeColumn, signLine, valuesCaption } from './report.js';

/** Every German text of the atlas. What its script puts together is worded here, with the places {…} for what it fills in. */

export const atlasTitle = (county: string): string => `Atlas ${county}`;
export const atlasSubtitle = (areas: string, municipalities: string, period: string): string =>
  `Alle ${areas} und ${municipalities} auf einer Karte · Stand: ${period}`;
/** Words of the pages that link to the atlas: of all of them, of an indicator of a report, and of index.html. */
export const linkWords = () => ({
  atlas: 'Atlas',
  indicator: 'Alle Gebiete und Zeiträume im Atlas',
  open: 'Atlas öffnen',
  intro:
    'Der Atlas zeigt jeden Indikator für alle Gebiete zugleich, auf einer Karte und in einer Tabelle, und lässt sich durch die Zeiträume blättern.',
});

export const atlasStanding = (many: string, when: string): string => `${many}, Stand: ${when}`;
const announced = (title: string, many: string, when: string, shown: string, all: string): string =>
  `${title}, ${many}, Stand ${when}: ${shown} von ${all} Gebieten mit Wert.`;
/** Of the map where no script describes it. */
export const atlasAlternative = (
  title: string,
  many: string,
  when: string,
  shown: number,
  all: number,
): string =>
  `Karte: ${announced(title, many, when, String(shown), String(all))} Die Werte stehen in der Tabelle.`;

const smoothedMap = (): string =>
  'Die Karte zeigt geglättete Werte, weil die Ereignisse selten sind; die Tabelle zeigt die beobachteten.';

/** Words of the page that do not change. */
export const atlasWords = () => ({
  ...reportWords(),
  intro:
    'Karte und Tabelle zeigen dieselben veröffentlichten Werte wie die Berichte. Die Farbklassen eines Indikators sind in allen Zeiträumen gleich, damit sich Karten vergleichen lassen.',
  withoutScript:
    'Indikator, Zeitraum und Ebene lassen sich nur auswählen, wenn der Browser JavaScript ausführt. Ohne JavaScript zeigt diese Seite den ersten Indikator zum neuesten Stand; alle anderen stehen in den Berichten.',
  empty: 'In dieser Ausgabe ist kein Wert veröffentlicht.',
  about: 'Zum Indikator',
  reading: 'So lesen Sie den Atlas',
  readings: [
    'Je dunkler eine Fläche ist, desto höher ist der Wert. Schraffierte Flächen haben keinen Wert: Er ist geheim gehalten, nicht geliefert oder nicht sicher genug. Die Tabelle nennt den Grund.',
    'Das 95-%-Intervall sagt, wie genau ein Wert ist. Wo sich die Intervalle zweier Gebiete überschneiden, kann ihr Unterschied Zufall sein. Kleine Gebiete haben breite Intervalle. Der Punkt mit Strich neben dem Intervall zeichnet Wert und Intervall, die gestrichelte Linie den Wert des Ganzen.',
    'Der Atlas ist keine Rangliste. Die Gebiete stehen nach Kommunen geordnet, nicht nach ihren Werten. Ob ein Unterschied belastbar ist und wie er einzuordnen ist, steht im Bericht der Kommune.',
  ],
  smoothed: smoothedMap(),
  sources: 'Grenzen',
});

/** Words of the script. Its texts are made of the same functions as those of the reports. */
export const scriptWords = () => ({
  indicator: 'Indikator',
  level: 'Ebene',
  period: 'Zeitraum',
  earlier: 'Früherer Zeitraum',
  later: 'Späterer Zeitraum',
  caption: valuesCaption('{title}', '{many}', '{when}'),
  standing: atlasStanding('{many}', '{when}'),
  onlyLevel: 'Für diesen Indikator gibt es nur Werte der Ebene »{many}«.',
  map: 'Karte »{title}«, {many}, Stand {when}. Mit den Pfeiltasten gehen Sie von Gebiet zu Gebiet. Alle Werte stehen in der Tabelle darunter.',
  announced: announced('{title}', '{many}', '{when}', '{shown}', '{all}'),
  hint: 'Zeigen oder tippen Sie auf ein Gebiet der Karte, oder gehen Sie mit der Tabulatortaste auf die Karte und mit den Pfeiltasten von Gebiet zu Gebiet. Ein Klick oder die Eingabetaste hält ein Gebiet fest.',
  noValue: 'kein Wert: {reason}',
  coarser: spoken('{title}'),
  marked: marked('{number}', '{sign}'),
  marks: [0, 1, 2, 3, 4, 5].map(mark),
  inPlace: '{one}, {name}',
  reported: 'Bericht {name}',
  percent: '%',
  inPercent: unitHeading('%'),
  hidden: noValue(),
  placeColumn: placeColumn(),
  development: 'Entwicklung {name}: {points}',
  smoothed: smoothedMap(),
  about: reportWords().source,
  exactZero: exactZero(),
  limits: limits('{lower}', '{upper}'),
  limitsBelowZero: limits('−{lower}', '{upper}').replace('−', ''),
  interval: interval('{limits}'),
  named: named('{name}', '{when}'),
  signLine: signLine('{sign}', '{meaning}'),
  smoothedValue: 'Farbe der Karte nach dem geglätteten Wert {value}',
});
