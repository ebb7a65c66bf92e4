/** What stands below the options of a command. */

export const programHelp = `
Zum Beispiel:
  npx teilhabe check Bevölkerung_2025Q4.xlsx     Rückmeldung zu einer Datei, bevor sie geliefert wird
  npx teilhabe build                             alle Lieferungen lesen und die Berichte schreiben
  npx teilhabe check --help                      Hilfe zu einem Befehl

Ein Befehl endet mit 0, wenn alles getan ist, mit 1 bei Fehlern, mit 2, wenn der Aufruf falsch war.`;

export const checkHelp = `
Die Datei wird so gelesen wie eine Lieferung und mit den vorhandenen Lieferungen verglichen. Geändert wird nichts.
Ende mit 0: kein Fehler; mit 1: mindestens ein Fehler, oder keine passende Datei.`;

export const mapHelp = `
Eine vorhandene Lesevorschrift wird nie überschrieben. Was nur ein Mensch entscheiden kann, steht oben in der Datei
unter BITTE PRÜFEN. Danach zeigt »npx teilhabe check <datei>«, ob alles gelesen wird.`;

export const auditHelp = `
Der erste Ordner wird geprüft; weitere Ordner (frühere Berichte, andere Ausgaben) nimmt der Angreifer hinzu.
Ende mit 0: kein Befund; mit 1: mindestens ein Befund. Nach jedem »npx teilhabe build« läuft diese Prüfung von selbst.`;
