/** What is said about counts that the policy has rounded (`round_to`). */

/** For the data notes; `classes` names them as the table of thresholds does. */
export const roundedText = (classes: string, multiple: string): string =>
  `${classes}: Alle Anzahlen sind auf Vielfache von ${multiple} gerundet, auch die der Kommunen und des Kreises; Summen können deshalb abweichen. Werte, Intervalle und Vergleiche sind aus den gerundeten Anzahlen berechnet. Ob eine Anzahl zu klein ist, um gezeigt zu werden, richtet sich nach der ungerundeten.`;

/** Beside the wording of a numerator or denominator in the table of definitions. */
export const roundedPart = (words: string, multiple: string): string =>
  `${words} (auf Vielfache von ${multiple} gerundet; Summen können abweichen)`;

/** For `teilhabe explain`: true and printed numbers side by side, as they are to be read. */
export const roundedFigure = (parts: readonly { role: string; counted: string; printed: string }[]): string =>
  `Gerundet    ${parts.map(({ role, counted, printed }) => `${role} ${counted} auf ${printed}`).join(', ')}. Nur die gerundeten Zahlen gelangen in den Bericht; der Wert ist aus ihnen berechnet.`;

/** Never states the number: it may be the one that should not be known. */
export const finerThanRounded = (title: string, period: string): string =>
  `Eine Zahl von »${title}«, ${period}, ist genauer, als die veröffentlichte Regel der Rundung erlaubt.`;
