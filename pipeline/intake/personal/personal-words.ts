import { foldText } from '../../model/german.js';
import type { PersonalKind } from '../../model/personal.js';

/** Headings of personal data, folded and without blanks. Plain lists: a data protection officer reads them. */

export type HeadingMeaning =
  | PersonalKind
  | 'given_name'
  | 'family_name'
  | 'street'
  | 'house_number'
  | 'file_mark'
  | 'some_name';

const lists: Record<Exclude<HeadingMeaning, 'address'>, string> = {
  given_name: 'vorname vornamen rufname rufnamen firstname givenname',
  family_name: 'nachname nachnamen familienname familiennamen geburtsname zuname lastname surname familyname',
  name: 'namevorname vornamename vornachname vorzuname nachnamevorname vornamenachname familiennamevorname vornamefamilienname vornamezuname zunamevorname',
  birth_date:
    'geburtsdatum geburtsdat gebdatum gebdat geb geburtstag gebtag geboren geborenam gebam geburtsdtm dateofbirth birthdate birthday dob',
  street:
    'strasse str anschrift adresse wohnanschrift wohnadresse postanschrift wohnstrasse strassenname strassehausnummer strassehausnr strassehnr strassehsnr strassenr strassenummer strhausnr strhausnummer strhnr strnr strhsnr anschriftstrasse adressestrasse hausanschrift meldeanschrift meldeadresse street address',
  house_number: 'hausnummer hausnr hnr hsnr hausnrzusatz hausnummerzusatz',
  email: 'email mail emailadresse mailadresse emailadr emails',
  phone:
    'telefon telefonnummer telefonnr tel telnr telnummer handy handynummer handynr mobil mobilnummer mobilnr mobiltelefon mobilfunk mobilfunknummer fax faxnummer faxnr telefax rufnummer festnetz phone',
  bank: 'iban bic ibanbic bicswift swift kontonummer kontonr bankverbindung kontoverbindung ibannummer ibannr',
  insurance:
    'sozialversicherungsnummer sozialversicherungsnr svnummer svnr rentenversicherungsnummer rentenversicherungsnr rvnummer rvnr versicherungsnummer versicherungsnr versichertennummer versichertennr krankenversicherungsnummer krankenversichertennummer kvnummer kvnr vsnr svn',
  tax: 'steuerid steueridnr steueridentifikationsnummer steueridentnummer steueridentnr steuernummer steuernr steueridnummer steuerlicheidentifikationsnummer tin',
  case: 'aktenzeichen aktennummer aktennr bgnummer bgnr bedarfsgemeinschaftsnummer bedarfsgemeinschaftnummer bedarfsgemeinschaftsnr nummerbedarfsgemeinschaft kundennummer kundennr kundenid fallnummer fallnr fallid fallkennung azrnummer azrnr auslaenderzentralregisternummer personalnummer personalnr personennummer personennr personenid personid personenkennzahl personenkennziffer ausweisnummer ausweisnr personalausweisnummer personalausweisnr passnummer passnr reisepassnummer klientennummer klientennr klientenid klientnr patientennummer patientennr patientenid antragsnummer antragsnr mitgliedsnummer mitgliedsnr schuelernummer schuelernr schuelerid geschaeftszeichen',
  file_mark: 'az',
  some_name:
    'name namen personenname kundenname klientenname schuelername ansprechpartner ansprechpartnerin ansprechperson',
};

/** Words that say whose datum it is; without them the rest is compared. */
const fillers = new Set(
  (
    'der des die und u von vom am kind kindes kinder person mutter vater eltern elternteil sorgeberechtigte ' +
    'sorgeberechtigten antragsteller antragstellerin antragstellers kunde kunden kundin klient klienten klientin ' +
    'patient patienten patientin schueler schuelerin leistungsberechtigte leistungsberechtigten privat dienstlich ' +
    'bewohner bewohnerin mitglied mitglieds angehoerige angehoerigen hauptperson partner partnerin'
  ).split(' '),
);

const meanings = new Map<string, HeadingMeaning>(
  Object.entries(lists).flatMap(([meaning, words]) =>
    words.split(' ').map((word) => [word, meaning as HeadingMeaning] as const),
  ),
);

const known = new Map<string, HeadingMeaning | null>();

/** What a heading says about its column, if every word of it is known; `null` else. `Name` alone (`some_name`) says little. */
export function meaningOf(heading: string): HeadingMeaning | null {
  if (heading.length === 0 || heading.length > 60) return null;
  const seen = known.get(heading);
  if (seen !== undefined) return seen;
  const words = foldText(heading)
    .replace(/[äöü]/g, (c) => ({ ä: 'ae', ö: 'oe', ü: 'ue' })[c] ?? c)
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');
  const telling = words.filter((word) => !fillers.has(word) && !/^\d$/.test(word));
  const meaning = meanings.get(words.join('')) ?? meanings.get(telling.join('')) ?? null;
  if (known.size < 10_000) known.set(heading, meaning);
  return meaning;
}
