import type { TextRecord } from '../text/parse.js';

/** Words by which people recognise lines that stand around a table. */

const comment = /^(?:#|\/\/|\*{1,3}(?:\s|$)|sep=)/i;
const title =
  /^(?:stand\b|quelle|berichts(?:monat|jahr|zeitraum|stand)|erstell|druck|datum\b|seite\s?\d|ausgabe|©|\(c\)|copyright|hinweis|anmerkung|tabelle\b|datenstand|auswertung|gebietsstand)/i;
const note =
  /^(?:©|\(c\)|copyright|quellen?\b|stand\b|datenstand|hinweise?\b|anmerkung|erläuterung|fußnote|legende|zeichenerklärung|lizenz|datenlizenz|herausgeber|vervielfältigung|nachdruck|abweichungen|rundung|aus datenschutz|erstellt?\b|\*{1,3}\s?\)?\s?\p{L}|\d{1,2}\)\s|\d{1,2}\)$|[a-z]\)\s|[¹²³⁴⁵⁶⁷⁸⁹]|\[\d{1,2}\]|_{3,}|-{4,}|={4,}|#)/iu;
const legend =
  /nichts vorhanden|mehr als nichts|zahlenwert|unbekannt|geheim|keine angabe|nicht sinnvoll|angabe fällt|gesperrt|nicht sicher|nicht belastbar|nicht zutreffend|fachlich|entfällt|unterliegt/i;

/** The first filled cell; '' in a blank record. */
export function firstText(record: TextRecord): string {
  for (const cell of record.cells) {
    const text = cell.trim();
    if (text !== '') return text;
  }
  return '';
}

/** `# …`, `* …`, `// …` and Excel's `sep=;`. */
export const isComment = (record: TextRecord): boolean => comment.test(firstText(record));

/** A line above a table that says when and by whom it was made. */
export const isTitleLine = (record: TextRecord): boolean =>
  record.cells.some((cell) => title.test(cell.trim())) || firstText(record).endsWith(':');

/** `Quelle: …`, `© …`, `1) …`, a line of underscores. */
export const isNoteLine = (record: TextRecord): boolean => note.test(firstText(record));

/** Whether a record that begins with this text is a comment or a note. */
export const beginsAside = (text: string): boolean => comment.test(text) || note.test(text);

/** `- ;nichts vorhanden`: a sign and what it means. */
export function isLegend(record: TextRecord): boolean {
  const texts: string[] = [];
  for (const cell of record.cells) {
    const text = cell.trim();
    if (text === '') continue;
    if (texts.length === 3) return false;
    texts.push(text);
  }
  return texts.some((text) => legend.test(text));
}

const unit =
  /^(?:anzahl|absolut|abs\.|in\s?%|%|prozent|in prozent|v\.\s?h\.|‰|promille|eur|euro|€|t(?:sd)?\.?\s?(?:eur|euro|€)|mill?\.?\s?(?:eur|euro|€)|in (?:tsd|mio)\.?|tsd\.?|mill?\.|mio\.?|1[.\s]?000|k?m²|q?k?m2|qkm|ha|ar|jahre|jahr|monate|tage|stunden|je [\d. ]+ .{1,30}|personen|punkte|%-punkte|index|st\.|stück)$/i;

/** A line of units such as `;Anzahl;%`, the first cell of which may say `Einheit` or name the rows. */
export function isUnits(record: TextRecord): boolean {
  const texts = record.cells.map((cell) => cell.trim().replace(/^[([](.*)[)\]]$/, '$1'));
  const [first = '', ...others] = texts;
  const units = others.filter((text) => text !== '');
  if (!units.every((text) => unit.test(text))) return false;
  if (first === '' || unit.test(first)) return units.length > 0 || first !== '';
  return (
    units.length > 0 && (/^(?:maß)?einheit/i.test(first) || (units.length > 1 && keyHeading.test(first)))
  );
}

/** Headings of columns that name the rows. */
export const keyHeading =
  /^(?:region|gebiet|gemeinde|kreis|stadt|orts?teil|ort\b|bezirk|viertel|quartier|sozialraum|schlüssel|nr\b|nummer|name|merkmal|jahr|zeit|ags\b|ars\b|raum|kennziffer|kenn-?nr|land|alter|geschlecht|träger|schule|einrichtung|agentur|dienststelle|id\b|plr|bezeichnung|nationalität|staatsangehörigkeit)/i;
