/** What the reader of published folders says. None of these texts ever repeats a number that a file states. */
export const auditMessages = {
  line: (line: number) => `Zeile ${line}`,
  columnsMissing: (columns: readonly string[]) =>
    `Der Tabelle der Werte fehlen Spalten: ${columns.join(', ')}. Ohne sie kann nicht geprüft werden.`,
  foreignColumn: () => 'Diese Datei hat eine Spalte, die nicht in die öffentliche Ausgabe gehört.',
  foreignRow: () => 'Diese Zeile gehört zu keinem Wert der öffentlichen Ausgabe.',
  secondRow: () => 'Zu diesem Wert gibt es schon eine Zeile.',
  notANumber: (column: string) => `In der Spalte »${column}« steht etwas, das keine Zahl ist.`,
  foreignElement: (name: string) =>
    `Die Seite enthält ein Element »${name}«, das die öffentliche Ausgabe nicht kennt. Bitte entfernen.`,
  foreignAttribute: () => 'Ein Element trägt versteckte Angaben (data-… oder on…). Bitte entfernen.',
  hiddenPart: () => 'Ein Teil der Seite ist ausgeblendet. Ausgeblendetes kann jeder im Quelltext lesen.',
  comment: () => 'Der Quelltext enthält einen Kommentar. Kommentare kann jeder im Quelltext lesen.',
  cell: (row: number, column: number) => `Tabelle, Zeile ${row}, Spalte ${column}`,
  sentence: (sentence: number, quote: string) => `Satz ${sentence} in »${quote}«`,
  hiddenInTable: () => 'Hier steht eine Zahl, die in der Tabelle der Werte geheim gehalten ist.',
  contradictsTable: () => 'Hier steht eine andere Zahl als in der Tabelle der Werte.',
  tooManyDigits: () =>
    'Hier steht die Zahl mit mehr Nachkommastellen, als die Definition erlaubt. Daraus lassen sich Fallzahlen errechnen.',
  unexplainedCell: () => 'Eine Zahl in dieser Zelle gehört zu keinem veröffentlichten Wert.',
  unexplainedSentence: () => 'Eine Zahl in diesem Satz gehört zu keinem veröffentlichten Wert.',
  unexplainedDrawing: () =>
    'Eine Zahl in dieser Abbildung oder ihrer Beschreibung gehört zu keinem veröffentlichten Wert.',
  hiddenMark: () => 'Die Abbildung zeichnet einen Punkt für ein Gebiet, dessen Wert geheim gehalten ist.',
  foreignNote: () => 'In der Spalte »note« steht etwas anderes als der Hinweis der Ausgabe.',
  foreignFinalDay: () =>
    'In der Spalte »provisional_until« steht ein anderer Tag als der, ab dem die Werte nach der Wartezeit ihrer Datensätze endgültig sind.',
  restsOnHidden: () =>
    'Diese Zahl wurde aus einem Wert gerechnet, der geheim gehalten oder nicht veröffentlicht ist.',
  restsOnMore: () => 'Diese Zahl beruht auf mehr Werten, als veröffentlicht sind.',
  unreadableFile: () => 'Diese Datei ist nicht lesbar. Sie kann deshalb nicht geprüft werden.',
  unknownFile: () => 'Diese Datei gehört nicht zur öffentlichen Ausgabe. Bitte aus dem Ordner nehmen.',
  numberInName: () => 'Der Dateiname enthält eine Zahl, die nicht zur öffentlichen Ausgabe gehört.',
  metadata: () =>
    'Die Datei trägt zusätzliche Angaben (Metadaten), die nicht in die öffentliche Ausgabe gehören.',
  otherColumns: () => 'Die Spalten dieser Datei sind andere als die der Tabelle der Werte.',
  otherRows: () => 'Die Datei hat andere Zeilen als die Tabelle der Werte.',
  feature: (place: number) => `Gebiet an Stelle ${place}`,
  foreignProperty: () => 'Ein Gebiet trägt Angaben, die nicht zu den Grenzen gehören.',
  describedFileMissing: () => 'Beschrieben ist eine Datei, die im Ordner fehlt.',
  otherThanDescribed: () => 'Die Datei ist nicht die, die beschrieben ist: Ihre Prüfsumme ist eine andere.',
  unexplainedText: () => 'Eine Zahl in diesem Text gehört zu keinem veröffentlichten Wert.',
  speakingStyle: () => 'Das Stylesheet fügt Text mit Zahlen ein oder enthält Anmerkungen mit Zahlen.',
  atlasOf: (indicator: string) => `Daten des Atlas, Indikator »${indicator}«`,
  atlasData: () => 'Daten des Atlas',
  atlasShape: () =>
    'Die Daten des Atlas enthalten Angaben, die nicht zu ihm gehören. Bitte den Atlas neu erzeugen.',
  foreignScript: () =>
    'Die Seite enthält ein anderes Skript als das des Programms. In ihm kann etwas stehen, was nicht veröffentlicht ist. Bitte den Atlas neu erzeugen.',
  page: (page: number) => `Seite ${page}`,
  annotation: () =>
    'Das PDF trägt Anmerkungen oder Formularfelder. Sie gehören nicht in die öffentliche Ausgabe.',
  attachment: () => 'Das PDF enthält angehängte Dateien. Sie gehören nicht in die öffentliche Ausgabe.',
  spokenInPdf: () =>
    'Ein Titel, eine Beschreibung oder eine Bemerkung im PDF nennt eine Zahl, die der Bericht als Webseite nicht enthält.',
  onlyInPdf: () =>
    'Auf dieser Seite steht eine Zahl, die der Bericht als Webseite an dieser Stelle nicht enthält.',
  unexplainedInPdf: () => 'Auf dieser Seite steht eine Zahl, die zu keinem veröffentlichten Wert gehört.',
  noFigures: () =>
    'Im Ordner fehlt die Tabelle der Werte (data/indicators.csv). Ohne sie kann nicht geprüft werden.',
  noCatalogue: () =>
    'Im Ordner fehlt das Verzeichnis der Definitionen (data/catalogue.json). Ohne es kann nicht geprüft werden.',
  catalogueUnreadable: (places: readonly string[]) =>
    places.length === 0
      ? 'Das Verzeichnis der Definitionen ist kein gültiges JSON.'
      : `Das Verzeichnis der Definitionen ist nicht lesbar, zuerst bei ${places.slice(0, 3).join('; ')}.`,
};
