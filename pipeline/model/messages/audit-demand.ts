/** What a build says where its audit finds less left of a protected count than the protection reckoned with. Never a count. */
export const beyondDemandText = (indicator: string, area: string, period: string): string =>
  `Die verborgene Zahl von »${indicator}« für ${area}, ${period}, lässt sich enger eingrenzen, als die Schwelle erlaubt: Ein kleiner Wert, der möglich bleiben muss, ist auszuschließen.`;
