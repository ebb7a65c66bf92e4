import targets from './targets.json' with { type: 'json' };

/** Public totals of one municipality, see `sources` in targets.json. */
export interface Targets {
  /** Residents under 3, 3-5, 6-9, 10-15, 16-18, 19-24, 25-39, 40-59, 60-66, 67-74, 75 and over. */
  age: number[];
  german: number;
  foreign: number;
  /** Single person, couple without children, couple with children, single parent, no core family; children of any age. */
  householdTypes: number[];
  unemployed: number;
  /** Recipients under 15 who are not employable, per 100 residents under 15. */
  childPovertyPercent: number;
  /** Persons in Bedarfsgemeinschaften per 1,000 residents. */
  inNeedPerThousand: number;
  entitledToVote: number;
  voted: number;
}

const all: Record<string, Targets> = targets.municipalities;

export function targetsOf(ags: string): Targets {
  const found = all[ags];
  if (!found) throw new Error(`no targets for ${ags}`);
  return found;
}
