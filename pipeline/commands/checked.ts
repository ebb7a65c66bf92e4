import { unknownPeriod } from '../model/messages/cli.js';
import { parsePeriod } from '../model/period.js';
import { UserError } from '../model/problem.js';

/** A period as given on the command line; anything else is wrong usage. */
export function checkedPeriod(text: string): string {
  if (parsePeriod(text)) return text;
  throw new UserError({ severity: 'error', code: 'usage', title: unknownPeriod(text) });
}
