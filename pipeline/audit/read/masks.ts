/** Parts of a text whose numbers say when, not how many, and marks of method that every report carries. */
const months = 'Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember';
/** What a month has that few other words have. */
const inMonths = ['nuar', 'bruar', 'März', 'April', 'Mai', 'Juni', 'Juli', 'August', 'ember', 'ober'];

/** Each with texts of which one must be there: to look for those takes a tenth of the time. */
const patterns: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\b\d{2}\.\d{2}\.\d{4}\b/g, ['.']],
  [/\b[1-4]\. (?:Quartal|Halbjahr)(?: \d{4})?/g, ['Quartal', 'Halbjahr']],
  [/\b\d{4}-(?:Q[1-4]|\d{2}-\d{2})\b/g, ['-']],
  [/\bSchuljahr(?:e)? \d{4}\/\d{2}/g, ['Schuljahr']],
  [/(?<!\d)(?:19|20)\d{2}\/\d{2}(?!\d)/g, ['/']],
  [new RegExp(`\\b\\d{1,2}\\. (?:${months})(?: \\d{4})?`, 'g'), inMonths],
  [new RegExp(`\\b(?:${months}) \\d{4}`, 'g'), inMonths],
  // A year, unless something is counted with it. No unit, no decimal places.
  [
    /(?<![\d,.\u202f])(?:19[89]\d|20[0-6]\d)(?=$|[).,;:–\u00bb ](?![\d%\u202f]))(?! (?:Personen|Kinder|Menschen|Haushalte|Fälle)\b)/g,
    ['19', '20'],
  ],
  // A line may break at either hyphen.
  [/\b9[059][-\u00ad](?:%[-\u00ad]|$)/g, ['90', '95', '99']],
  [/\bDIN \d+/g, ['DIN']],
  [/(?:§|Artikel|Abs\.) ?\d+[a-z]?/g, ['§', 'Artikel', 'Abs.']],
  [/\b\d{1,2}\. (?:und \d{1,2}\. )?Kapitel/g, ['Kapitel']],
  // Shapes of a file of boundaries.
  [/\b\d+(?= Flächen der Grenzdatei\b)/g, ['Grenzdatei']],
  // Licences.
  [/\bdl-de\/[a-z]+-\d-\d\b|\bCC[ -]BY(?:-[A-Z]+)*[ -]\d\.\d\b/g, ['dl-de', 'BY']],
  [/\bUTF-\d+|\bWGS ?\d+|\binitial-scale=1\b/g, ['UTF-', 'WGS', 'initial-scale']],
  // How large a file is.
  [/\b\d+(?:,\d)?[ \u202f\u00a0]?(?:kB|MB)\b/g, ['kB', 'MB']],
];

const isWord = (sign: string): boolean => /[^\d./-]/.test(sign);
const bare = patterns.filter(([, signs]) => !signs.some(isWord));

/** Numbers alone, as in most cells of a table: they may be years and nothing else of all these. */
const alone = /^[\d\u202f\u00a0,\u2212\u2013% ()]*$/;
const isCentury = /(?:19|20)\d\d/;
/** All of those texts that are words: one search finds that a text has none, and few have. */
const words = patterns.flatMap(([, signs]) => (signs.some(isWord) ? signs : []));
const hasWords = new RegExp(words.map((word) => word.replace('.', '\\.')).join('|'));

/** The text with these parts blanked, so that places stay as they are. */
export function maskTimes(text: string): string {
  if (alone.test(text) && !isCentury.test(text)) return text;
  let masked = text;
  for (const [pattern, signs] of hasWords.test(text) ? patterns : bare) {
    if (signs.some((sign) => masked.includes(sign)))
      masked = masked.replace(pattern, (part) => ' '.repeat(part.length));
  }
  return masked;
}
