import { describe, expect, it } from 'vitest';
import { guardBytes } from '../../pipeline/intake/personal/guard.js';
import * as is from '../../pipeline/intake/personal/personal-cells.js';
import { meaningOf } from '../../pipeline/intake/personal/personal-words.js';
import type { Dataset } from '../../pipeline/model/dataset.js';

const bytes = (text: string) => new TextEncoder().encode(text);
/** Refused columns as `index: kinds`, or `null` where the file passes. */
function refused(lines: readonly string[], level?: Dataset['record_level']): string[] | null {
  const finding = guardBytes(bytes(lines.join('\n')), level);
  return finding?.columns.map((c) => `${c.index}: ${c.kinds.join(' ')}`) ?? null;
}
/** The account number of the IBAN specification's own example. */
const iban = 'DE89370400440532013000';
/** Example of § 2 VKVV in its published explanation: 15 070649 C 10 3. */
const insurance = '15070649C103';

describe('cells with a check digit', () => {
  it('account numbers', () => {
    expect(is.isIban(iban)).toBe(true);
    expect(is.isIban('DE89 3704 0044 0532 0130 00')).toBe(true);
    expect(is.isIban('DE88370400440532013000')).toBe(false);
    expect(is.isIban('05978004')).toBe(false);
  });
  it('insurance numbers', () => {
    expect(is.isInsuranceNumber(insurance)).toBe(true);
    expect(is.isInsuranceNumber('15 070649 C 103')).toBe(true);
    expect(is.isInsuranceNumber('15070649C104')).toBe(false);
    expect(is.isInsuranceNumber('15079949C103')).toBe(false);
  });
  it('days', () => {
    expect(is.dayOf('02.01.1970')).toBe(1);
    expect(is.dayOf('1970-01-02')).toBe(1);
    expect(is.dayOf('1970-01-02 00:00:00')).toBe(1);
    expect(is.dayOf('31.02.1970')).toBeNull();
    expect(is.dayOf('2025')).toBeNull();
  });
});

describe('headings', () => {
  it.each([
    ['Vorname', 'given_name'],
    ['VORNAME_KIND', 'given_name'],
    ['Nachname', 'family_name'],
    ['Familienname der Mutter', 'family_name'],
    ['Name, Vorname', 'name'],
    ['Vor- und Nachname', 'name'],
    ['Geburtsdatum', 'birth_date'],
    ['Geb.-Datum', 'birth_date'],
    ['geb. am', 'birth_date'],
    ['GebDat', 'birth_date'],
    ['Straße', 'street'],
    ['STRASSE', 'street'],
    ['Straße, Hausnummer', 'street'],
    ['str_hausnr', 'street'],
    ['Anschrift', 'street'],
    ['Haus-Nr.', 'house_number'],
    ['E-Mail', 'email'],
    ['e-mail-adresse', 'email'],
    ['Tel.-Nr.', 'phone'],
    ['IBAN', 'bank'],
    ['BIC', 'bank'],
    ['Aktenzeichen', 'case'],
    ['BG-Nummer', 'case'],
    ['Kunden-Nr.', 'case'],
    ['Fall-ID', 'case'],
    ['AZR-Nummer', 'case'],
    ['Sozialversicherungsnummer', 'insurance'],
    ['Steuer-ID', 'tax'],
    ['Name', 'some_name'],
  ])('%s', (heading, meaning) => expect(meaningOf(heading)).toBe(meaning));

  it.each([
    'Alter',
    'Gebiet',
    'Fallzahl',
    'Geburten',
    'Geburtsjahr',
    'Ort',
    'Personen',
    'Erika',
    'Name 4711',
    'Kinder',
  ])('%s is none', (heading) => expect(meaningOf(heading)).toBeNull());
});

describe('personal records are refused', () => {
  it.each<[string, string[], string[]]>([
    ['names', ['Name;Vorname;Gebiet', 'Muster;Test;A1', 'Beispiel;Test;A2'], ['0: name', '1: name']],
    ['one column of names', ['Gebiet;Name, Vorname', 'A1;Muster, Test'], ['1: name']],
    ['a birth date', ['Gebiet;Geburtsdatum;Geschlecht', 'A1;01.02.1990;m'], ['1: birth_date']],
    ['an e-mail address', ['Gebiet;Kontakt', 'A1;test@example.org', 'A2;muster@example.org'], ['1: email']],
    ['one e-mail address under its heading', ['Gebiet;E-Mail', 'A1;test@example.org'], ['1: email']],
    ['an account number', ['Gebiet;Angabe', `A1;${iban}`], ['1: bank']],
    ['an insurance number', ['Gebiet;Angabe', `A1;${insurance}`], ['1: insurance']],
    [
      'street and house number',
      ['Straße;Hausnummer;Alter', 'Musterstraße;1a;3'],
      ['0: address', '1: address'],
    ],
    ['both in one column', ['Anschrift;Alter', 'Beispielweg 12;3'], ['0: address']],
    ['a case number', ['BG-Nummer;Personen', '31702//0000001;2', '31702//0000002;1'], ['0: case']],
    ['a telephone number', ['Telefon;Personen', '02303 000001;2', '02303 000002;1'], ['0: phone']],
    ['a tax number', ['Steuer-ID;Betrag', '00000000001;2', '00000000002;1'], ['0: tax']],
    ['headings below a title', ['Auswertung', '', 'Vorname;Nachname', 'Test;Muster'], ['0: name', '1: name']],
  ])('%s', (_, lines, columns) => expect(refused(lines)).toEqual(columns));

  const days = [
    '03.05.1951',
    '17.11.1999',
    '28.02.1964',
    '09.08.1978',
    '21.12.2003',
    '14.06.1985',
    '30.01.1972',
    '05.10.1958',
  ];
  it('birth dates without a heading', () =>
    expect(refused(days.map((day, i) => `A${i};${day};m`))).toEqual(['1: birth_date']));

  it('addresses without a heading', () =>
    expect(refused(['x;Musterstraße 1;2', 'y;Beispielweg 12 b;3', 'z;Am Testplatz 7;4'])).toEqual([
      '1: address',
    ]));

  it('a file without headings shows none of its cells', () => {
    const finding = guardBytes(
      bytes(`Muster;Test;test@example.org;${iban}\nBeispiel;Test;muster@example.org;${iban}`),
    );
    expect(finding?.columns.map((c) => c.heading)).toEqual([null, null]);
    expect(JSON.stringify(finding)).not.toMatch(/Muster|Beispiel|example|DE89/);
  });

  it('far below in a large file', () => {
    const lines = ['Gebiet;Alter;Bemerkung;Personen'];
    for (let i = 0; i < 60_000; i++) lines.push(`A${i % 7};${i % 90};;${i % 13}`);
    lines[40_000] = 'A1;3;siehe test@example.org;1';
    lines[40_001] = 'A1;4;siehe muster@example.org;1';
    expect(refused(lines)).toEqual(['2: email']);
  });

  it('in UTF-16 and with another delimiter', () => {
    const text = 'Vorname\tNachname\tAlter\r\nTest\tMuster\t3\r\n';
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    expect(guardBytes(utf16)?.kinds).toEqual(['name']);
  });
});

describe('counts pass', () => {
  it.each<[string, string[]]>([
    ['a column of area names', ['Name;Personen', 'Nordstadt;3', 'Südstadt;4']],
    ['popular first names', ['Vorname;Anzahl', 'Emma;31', 'Noah;29', 'Mia;25', 'Paul;20', 'Ella;19']],
    ['areas called after streets', ['Straße;Personen', 'Hafenstraße;3', 'Ringstraße;4']],
    ['reference dates in order', Array.from({ length: 30 }, (_, i) => `${1990 + i}-12-31;${i}`)],
    ['a contact below the table', ['Gebiet;Personen', 'A1;3', 'A2;4', '', 'Auskunft: statistik@example.org']],
    [
      'the same office in every row',
      ['Gebiet;Quelle;n', 'A1;amt@example.org;1', 'A2;amt@example.org;2', 'A3;amt@example.org;2'],
    ],
    ['modes of transport', ['Gebiet;Mobil;Telefon', 'A1;12,5;7', 'A2;13,5;8']],
    ['births', ['Gebiet;geb.;gest.', 'A1;12;7', 'A2;13;8']],
    ['nothing', ['']],
  ])('%s', (_, lines) => expect(refused(lines)).toBeNull());
});

describe('declared record level', () => {
  const facility = [
    'Name;Straße;Hausnummer;Telefon;Plätze',
    'Kita Muster;Testweg;3;02303 000001;20',
    'Kita Beispiel;Testweg;4;02303 000002;30',
  ];
  it('facilities may have an address', () => {
    expect(refused(facility)).toEqual(['1: address', '2: address', '3: phone']);
    expect(refused(facility, 'facilities')).toBeNull();
  });
  it('but no birth dates, accounts or persons', () => {
    expect(refused(['Name;Geburtsdatum', 'Kita Muster;01.02.1990'], 'facilities')).toEqual(['1: birth_date']);
    expect(refused(['Name;Konto', `Kita Muster;${iban}`], 'facilities')).toEqual(['1: bank']);
    expect(refused(['Name;Vorname', 'Muster;Test'], 'facilities')).toEqual(['0: name', '1: name']);
  });
  it('pseudonymous persons may have a case number and a birth date, but no name', () => {
    const lines = ['Fallnummer;Geburtsdatum;Hilfe', 'P-001;01.02.1990;27', 'P-002;03.02.1991;28'];
    expect(refused(lines)).toEqual(['0: case', '1: birth_date']);
    expect(refused(lines, 'persons')).toBeNull();
    expect(refused(['Fallnummer;Name, Vorname', 'P-001;Muster, Test'], 'persons')).toEqual(['1: name']);
  });
});
