/** What the text of one cell can be, judged by its form and, where there is one, its check digit. */

export const isEmail = (text: string): boolean =>
  text.includes('@') &&
  /(?:^|[\s<("':;,])[\p{L}\d._%+-]{1,64}@[\p{L}\d-]{1,63}(?:\.[\p{L}\d-]{1,63}){0,4}\.\p{L}{2,24}(?=$|[\s>)"':;,.])/u.test(
    text.slice(0, 400),
  );

/** ISO 13616: letters count as 10 to 35, the first four signs move behind, and the number leaves 1 when divided by 97. */
export function isIban(text: string): boolean {
  // Two letters, two digits and at least eleven signs: most cells are shorter.
  if (text.length < 15) return false;
  const plain = text.replace(/\s/g, '').toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{11,30}$/.test(plain)) return false;
  if (plain.startsWith('DE') && plain.length !== 22) return false;
  let rest = 0;
  for (const sign of plain.slice(4) + plain.slice(0, 4)) {
    const number = /\d/.test(sign) ? sign : String(sign.charCodeAt(0) - 55);
    for (const digit of number) rest = (rest * 10 + Number(digit)) % 97;
  }
  return rest === 1;
}

/**
 * German insurance number, § 2 VKVV: area, birth date, initial, serial number, check digit. The letter counts as its
 * place in the alphabet (two digits); weights 2 1 2 5 7 1 2 1 2 1 2 1; the sum of the digits of the products modulo 10.
 */
export function isInsuranceNumber(text: string): boolean {
  if (text.length < 12) return false;
  const plain = text.replace(/[\s./-]/g, '').toUpperCase();
  const parts = /^(\d{2})(\d{2})(\d{2})(\d{2})([A-Z])(\d{2})(\d)$/.exec(plain);
  if (!parts) return false;
  // Where numbers ran out, 33 is added to the day.
  const day = Number(parts[2]);
  const month = Number(parts[3]);
  if (day < 1 || day > 64 || month < 1 || month > 12) return false;
  const letter = String((parts[5] ?? 'A').charCodeAt(0) - 64).padStart(2, '0');
  const digits = plain.slice(0, 8) + letter + plain.slice(9, 11);
  const weights = [2, 1, 2, 5, 7, 1, 2, 1, 2, 1, 2, 1];
  let sum = 0;
  for (const [i, weight] of weights.entries()) {
    const product = Number(digits[i]) * weight;
    sum += Math.floor(product / 10) + (product % 10);
  }
  return sum % 10 === Number(parts[7]);
}

/** Day number since 1970, or `null`. Years from 1900; two-digit years count as 19xx here, since only the span matters. */
export function dayOf(text: string): number | null {
  // From `1.1.70` on; every day begins with a digit.
  if (text.length < 6 || !/^\d/.test(text)) return null;
  const plain = text.includes(':') ? text.replace(/[T\s]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?$/, '') : text;
  const german = /^(\d{1,2})[./](\d{1,2})[./](\d{4}|\d{2})$/.exec(plain);
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(plain) ?? /^((?:19|20)\d{2})(\d{2})(\d{2})$/.exec(plain);
  const [year, month, day] = german
    ? [german[3], german[2], german[1]]
    : iso
      ? [iso[1], iso[2], iso[3]]
      : [undefined, undefined, undefined];
  if (year === undefined) return null;
  const [y, m, d] = [Number(year) + (year.length === 2 ? 1900 : 0), Number(month), Number(day)];
  const date = new Date(Date.UTC(y, m - 1, d));
  if (y < 1900 || y > 2100 || date.getUTCMonth() !== m - 1 || date.getUTCDate() !== d) return null;
  return date.getTime() / 86_400_000;
}

const number = '\\d{1,4}\\s?[a-z]?(?:\\s?[-–/+]\\s?\\d{1,4}\\s?[a-z]?)?';
const streetWord =
  '(?:str\\.?|straße|strasse|weg|platz|allee|gasse|ring|damm|ufer|chaussee|stieg|pfad|kamp|wall|markt|steig|promenade)';
const anyStreet = new RegExp(`^\\p{L}[\\p{L}\\s.'’-]*[\\p{L}.]\\s*${number}(?:\\s*,.*)?$`, 'iu');
const clearStreet = new RegExp(`^[\\p{L}\\s.'’-]*${streetWord}\\s*${number}(?:\\s*,.*)?$`, 'iu');
const houseNumber = new RegExp(`^${number}$`, 'i');

/** Under a heading that says street or address. */
export const isStreetAndNumber = (text: string): boolean => text.length <= 120 && anyStreet.test(text);
/** Under any heading: the street must be recognisable as one. */
export const isClearStreetAndNumber = (text: string): boolean => text.length <= 120 && clearStreet.test(text);
export const isHouseNumber = (text: string): boolean => text.length <= 20 && houseNumber.test(text);

/** Under a heading that says telephone. */
export const isPhone = (text: string): boolean =>
  /^(?:\+|\(?0)[\d\s()/.-]{5,24}$/.test(text) && text.replace(/\D/g, '').length >= 6;
/** Under any heading: with area code and a sign between, as nobody writes a key or a count. */
export const isClearPhone = (text: string): boolean =>
  /^(?:(?:\+|00)[1-9]\d{0,2}[\s/-]?\(?0?\)?\s?[1-9]\d{1,4}\)?[\s/-]{1,3}|\(?0[1-9]\d{1,4}\)?\s?[/-]\s?|\(0[1-9]\d{1,4}\)\s?)\d[\d\s-]{3,14}$/.test(
    text,
  );

/** Common first names of several generations and origins: enough to notice a column of names, not to know one. */
const firstNames = new Set(
  (
    'anna maria sophie marie emma mia hannah lena lea leonie laura julia lisa sarah katharina christina sandra nicole ' +
    'stefanie melanie andrea petra sabine susanne claudia monika birgit ursula renate helga ingrid karin gisela brigitte ' +
    'christa elke heike anja tanja silke martina erika elisabeth johanna charlotte clara ida frieda emilia lina ella amelie ' +
    'paul leon finn noah elias luca lukas jonas ben felix maximilian max moritz emil anton jakob oskar henry theo ' +
    'alexander michael thomas andreas stefan stephan christian markus martin peter wolfgang klaus jürgen dieter horst ' +
    'heinz günter günther hans karl werner manfred helmut gerhard walter uwe frank bernd rolf ralf jens torsten ' +
    'thorsten dirk sven tobias sebastian daniel david tim jan philipp florian simon fabian niklas marcel kevin dennis ' +
    'matthias johannes josef franz georg friedrich wilhelm otto ernst hermann kurt herbert bruno max erwin ' +
    'fatma ayşe ayse emine hatice zeynep elif mehmet mustafa ahmet ali hasan hüseyin ibrahim murat yusuf emir ' +
    'mohammed mohamed muhammad ahmad omar hassan fatima aisha olga natalia elena svetlana irina sergej dmitri ' +
    'aleksandra agnieszka piotr krzysztof jana petr ivana ana luca giuseppe antonio francesca'
  ).split(' '),
);
export const isFirstName = (word: string): boolean => firstNames.has(word.toLowerCase());
const nameWord = "\\p{Lu}[\\p{Ll}'’]+(?:-\\p{Lu}[\\p{Ll}]+)?";
const fullName = new RegExp(`^${nameWord}(?:,\\s?|\\s)(?:${nameWord}\\s)?${nameWord}$`, 'u');
/** Two or three capitalised words, one of them a common first name: `Muster, Erika`. */
export const isFullName = (text: string): boolean =>
  text.length <= 60 && fullName.test(text) && text.split(/[\s,-]+/).some(isFirstName);
/** A text of letters, as a name is. */
export const isWording = (text: string): boolean => text.length <= 60 && /^\p{L}[\p{L}\s.,'’-]*$/u.test(text);
