/** German texts about the change of an index on the whole. Numbers formatted; `place` as »in Kamen«. */

export const indexChangeTitle = (): string => 'Hat sich die Lage insgesamt verändert?';
export const indexRose = (
  title: string,
  place: string,
  since: string,
  amount: string,
  interval: string,
): string =>
  `${title} ${place}: Der Index mit festem Maßstab liegt im Mittel der Gebiete um ${amount} höher als am ${since} (95-%-Intervall ${interval}).`;
export const indexFell = (
  title: string,
  place: string,
  since: string,
  amount: string,
  interval: string,
): string =>
  `${title} ${place}: Der Index mit festem Maßstab liegt im Mittel der Gebiete um ${amount} niedriger als am ${since} (95-%-Intervall ${interval}).`;
export const indexStayed = (title: string, place: string, since: string, interval: string): string =>
  `${title} ${place}: Die Gebiete haben sich seit dem ${since} nicht alle in eine Richtung bewegt; die mittlere Veränderung des Index mit festem Maßstab ist von null nicht zu unterscheiden (95-%-Intervall ${interval}).`;
export const indexChangeMethod = (): string =>
  'Gerechnet wird mit den Gebieten, die zu beiden Zeiten bewertet sind, mindestens fünf; 1 ist eine Standardabweichung im Basiszeitraum. Das Intervall (Student) sagt, wie einheitlich sich die Gebiete bewegt haben.';
