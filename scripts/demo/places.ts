/** The ten real municipalities, and the invented names of their invented social areas. */

export interface Place {
  ags: string;
  ars: string;
  name: string;
  slug: string;
  /** Name as federal statistics and the Federal Employment Agency write it. */
  officialName: string;
  /** Invented names, from the middle outwards: as many as there are areas. */
  areas: string[];
}

const place = (short: string, name: string, slug: string, officialName: string, areas: string[]): Place => ({
  ags: `05978${short}`,
  ars: `059780${short}${short}`,
  name,
  slug,
  officialName,
  areas,
});

export const places: readonly Place[] = [
  place('004', 'Bergkamen', 'bergkamen', 'Bergkamen, Stadt', [
    'Amselgrund',
    'Birkenhöhe',
    'Fliederplatz',
    'Zaunkönigsiedlung',
    'Am Lindenteich',
    'Kranichfeld',
    'Haselwinkel',
    'Brombeerhang',
    'Silberpappel',
  ]),
  place('008', 'Bönen', 'boenen', 'Bönen', ['Hagebuttenanger', 'Meisenkamp', 'Distelbusch', 'Weißdornfeld']),
  place('012', 'Fröndenberg/Ruhr', 'froendenberg', 'Fröndenberg/Ruhr, Stadt', [
    'Schwalbenmarkt',
    'Quellenhang',
    'Tannenriede',
    'Fasanenwiese',
    'Kastanienrain',
  ]),
  place('016', 'Holzwickede', 'holzwickede', 'Holzwickede', ['Ginsterplatz', 'Eulenkamp', 'Sanddornhöhe']),
  place('020', 'Kamen', 'kamen', 'Kamen, Stadt', [
    'Rotkehlchenviertel',
    'Lavendelhof',
    'Am Drosselbach',
    'Ebereschenplatz',
    'Wacholderkamp',
    'Störchenau',
    'Mohnwiese',
  ]),
  place('024', 'Lünen', 'luenen', 'Lünen, Stadt', [
    'Jasminmarkt',
    'Finkenschlag',
    'Am Erlenufer',
    'Bussardhöhe',
    'Glockenblumensiedlung',
    'Kiebitzaue',
    'Ahornzeile',
    'Nachtigallental',
    'Pirolgarten',
    'Schlehenbogen',
    'Wiesenkleefeld',
    'Zeisigbusch',
  ]),
  place('028', 'Schwerte', 'schwerte', 'Schwerte, Hansestadt an der Ruhr', [
    'Holundermarkt',
    'Eisvogelufer',
    'Salbeigarten',
    'Rotbuchenhang',
    'Spechtwinkel',
    'Margeritenfeld',
    'Turmfalkenhöhe',
    'Enzianrain',
  ]),
  place('032', 'Selm', 'selm', 'Selm, Stadt', [
    'Stieglitzplatz',
    'Kornblumenviertel',
    'Ulmenzeile',
    'Wachtelgrund',
    'Am Schilfteich',
    'Dohlenbusch',
  ]),
  place('036', 'Unna', 'unna', 'Unna, Stadt', [
    'Magnolienmarkt',
    'Starenviertel',
    'Kirschbaumhöfe',
    'Am Hopfensteg',
    'Veilchenanger',
    'Milanhöhe',
    'Krokuswiese',
    'Rebhuhnfeld',
    'Schneeglöckchenau',
    'Weidenröschenhang',
  ]),
  place('040', 'Werne', 'werne', 'Werne, Stadt', [
    'Dahlienplatz',
    'Gimpelviertel',
    'Am Eschenbogen',
    'Primelgarten',
    'Rohrdommelried',
    'Sperberkamp',
  ]),
];

export const county = { ags: '05978', name: 'Kreis Unna', slug: 'kreis-unna' };

export const areaId = (ags: string, number: number): string => `${ags}-${String(number).padStart(2, '0')}`;
/** Addresses that could not be assigned: part of every sum, on no map. */
export const residualId = (ags: string): string => `${ags}-99`;
export const residualName = (p: Place): string => `nicht zuordenbar (${p.name})`;
