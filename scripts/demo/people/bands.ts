/** Age bands that the demonstration counts in: every limit of the catalogue falls between two of them. */
export interface Band {
  /** As most exports write it. */
  label: string;
  from: number;
  /** Exclusive; the open band ends at 100. */
  under: number;
  /** Which of the eleven census groups it belongs to, and which part of the group it is. */
  group: number;
  part: number;
  /** How much likelier than on average a person of this age is a foreign national. */
  foreign: number;
  /** Share of men. */
  male: number;
}

const band = (
  label: string,
  from: number,
  under: number,
  group: number,
  part: number,
  foreign: number,
  male: number,
): Band => ({ label, from, under, group, part, foreign, male });

export const bands: readonly Band[] = [
  band('0-2', 0, 3, 0, 1, 1.3, 0.513),
  band('3-5', 3, 6, 1, 1, 1.35, 0.513),
  band('6-9', 6, 10, 2, 1, 1.25, 0.513),
  band('10-14', 10, 15, 3, 0.83, 1.1, 0.513),
  band('15', 15, 16, 3, 0.17, 1, 0.513),
  band('16-17', 16, 18, 4, 0.66, 1, 0.514),
  band('18', 18, 19, 4, 0.34, 1.05, 0.515),
  band('19-20', 19, 21, 5, 0.33, 1.2, 0.52),
  band('21-24', 21, 25, 5, 0.67, 1.45, 0.52),
  band('25-39', 25, 40, 6, 1, 1.75, 0.508),
  band('40-59', 40, 60, 7, 1, 1.05, 0.497),
  band('60-64', 60, 65, 8, 0.74, 0.6, 0.492),
  band('65', 65, 66, 8, 0.135, 0.5, 0.488),
  band('66', 66, 67, 8, 0.125, 0.5, 0.488),
  band('67-74', 67, 75, 9, 1, 0.45, 0.475),
  band('75+', 75, 100, 10, 1, 0.3, 0.41),
];
