/** Parts of a text whose numbers say when, not how many, and marks of method that every report carries. */
const months = 'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember';
const patterns = [
  /\b\d{2}\.\d{2}\.\d{4}\b/g,
  /\b[1-4]\. (?:Quartal|Halbjahr)(?: \d{4})?/g,
  /\b\d{4}-(?:Q[1-4]|\d{2}-\d{2})\b/g,
  /\bSchuljahr(?:e)? \d{4}\/\d{2}/g,
  /(?<!\d)(?:19|20)\d{2}\/\d{2}(?!\d)/g,
  new RegExp(`\\b\\d{1,2}\\. (?:${months})(?: \\d{4})?`, 'g'),
  new RegExp(`\\b(?:${months}) \\d{4}`, 'g'),
  // A year, unless something is counted with it. No unit, no decimal places.
  /(?<![\d,.\u202f])(?:19[89]\d|20[0-6]\d)(?=$|[).,;:–\u00bb ](?![\d%\u202f]))(?! (?:Personen|Kinder|Menschen|Haushalte|Fälle)\b)/g,
  // A line may break at either hyphen.
  /\b9[059][-\u00ad](?:%[-\u00ad]|$)/g,
  /\bDIN \d+/g,
  /(?:§|Artikel|Abs\.) ?\d+[a-z]?/g,
  /\b\d{1,2}\. (?:und \d{1,2}\. )?Kapitel/g,
  // Shapes of a file of boundaries.
  /\b\d+(?= Flächen der Grenzdatei\b)/g,
  // Licences.
  /\bdl-de\/[a-z]+-\d-\d\b|\bCC[ -]BY(?:-[A-Z]+)*[ -]\d\.\d\b/g,
  /\bUTF-\d+|\bWGS ?\d+|\binitial-scale=1\b/g,
  // How large a file is.
  /\b\d+(?:,\d)?[ \u202f\u00a0]?(?:kB|MB)\b/g,
];

/** The text with these parts blanked, so that places stay as they are. */
export function maskTimes(text: string): string {
  let masked = text;
  for (const pattern of patterns) masked = masked.replace(pattern, (part) => ' '.repeat(part.length));
  return masked;
}
