import { type FeedbackInput, judge } from '../../pipeline/feedback/index.js';
import type { DataRoom } from '../../pipeline/model/room.js';
import { type Files, run } from '../intake/support.js';
import { type TinyRoomParts, tinyRoom } from '../support/tiny-room.js';

export const contact = { office: 'Meldeamt', email: 'meldeamt@example.org' };
/** Altdorf delivers its residents each quarter, 42 days after it ends; the yearly flats of both come from the Jobcenter. */
export const plan = [
  { supplier: 'altdorf', dataset: 'einwohnerbestand', due_days: 42, contact, from: '2025-Q3' },
  {
    supplier: 'jobcenter',
    dataset: 'wohnungsbestand',
    due_dates: { 2024: '2025-06-30', 2025: '2026-06-30' },
    contact: { office: 'Statistik', email: 'statistik@example.org' },
    from: '2024',
  },
];

export interface RoomWithThreshold extends TinyRoomParts {
  /** Smallest count that may be quoted. */
  threshold?: number;
}

export function roomOf({ threshold = 3, ...parts }: RoomWithThreshold = {}): DataRoom {
  const room = tinyRoom({ deliveryPlan: plan, ...parts });
  const rule = {
    title: 'x',
    min_numerator: threshold,
    min_denominator: 0,
    protect_complement: false,
    reason: 'x',
  };
  return { ...room, definitions: { ...room.definitions, policy: { classes: { keine: rule } } } };
}

/** What intake finds in files under the deliveries, as the room feedback gets it. */
export async function inputOf(
  files: Files,
  options: RoomWithThreshold & { today?: string; quarter?: string } = {},
): Promise<FeedbackInput> {
  const { today = '2026-02-20', quarter = '2025-Q4', ...parts } = options;
  const room = roomOf(parts);
  const { report, problems, gaps } = await run(files, parts);
  return { room, intake: report, problems: [...problems, ...gaps], today, quarter };
}

export const judgedOf = (input: FeedbackInput) => judge(input);

export const head = 'Gebiet;Alter;Geschlecht;Personen';
export const table = (...rows: string[]): string => [head, ...rows, ''].join('\n');
export const whole = (...values: [string, string, string]): string =>
  table(...['A1', 'A2', 'A0'].map((area, i) => `${area};insgesamt;insgesamt;${values[i]}`));
