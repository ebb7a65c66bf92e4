import { type Judged, judge, latestQuarter, type Reminder, reminders } from '../feedback/index.js';
import { intake } from '../intake/index.js';
import { noDeliveryPlan } from '../model/messages/delivery-plan.js';
import { dateExpected, nothingToRemind, remindersWritten } from '../model/messages/reminder.js';
import { parsePeriod } from '../model/period.js';
import { UserError } from '../model/problem.js';
import { openStore } from '../store/store.js';
import { checkedPeriod } from './checked.js';
import { type Context, type RoomOptions, roomOf } from './context.js';

export interface RemindCommand extends RoomOptions {
  /** Canonical period; only what refers to a day up to its end. */
  period?: string;
  /** ISO date taken for today. */
  date?: string;
  /** Folder for one text file per letter; without it they are printed. */
  out?: string;
}

/** `teilhabe erinnern`: the letters to everyone with something overdue or due within 14 days. */
export async function remind(context: Context, options: RemindCommand): Promise<void> {
  const { files, clock } = context.world;
  const today = options.date === undefined ? clock().toISOString().slice(0, 10) : checkedDate(options.date);
  const end = options.period === undefined ? null : (parsePeriod(checkedPeriod(options.period))?.end ?? null);
  const { room } = await roomOf(context, options, true);
  if (room.deliveryPlan.length === 0)
    throw new UserError(noDeliveryPlan(`${options.dataRaw}/lieferplan.yaml`));
  const store = await openStore();
  const { report } = await intake(context.world, store, room);
  store.close();
  const judged = judge({ room, intake: report, today });
  const wanted: Judged[] = end === null ? judged : judged.filter((j) => j.referenceDate <= end);
  const letters = reminders(room, wanted, today);
  if (options.out !== undefined) {
    for (const { file, text } of letters) await files.writeFile(`${options.out}/${file}`, text);
  }
  if (context.json) {
    return context.print(
      JSON.stringify({ date: today, quarter: latestQuarter(report.coverage, today), letters }, null, 2),
    );
  }
  if (letters.length === 0) return context.print(nothingToRemind(today));
  if (options.out === undefined) return context.print(printed(letters));
  context.print(remindersWritten(letters.map((l) => `${options.out}/${l.file}`)));
}

const printed = (letters: readonly Reminder[]): string =>
  letters.map((l) => l.text.trimEnd()).join(`\n\n${'='.repeat(76)}\n\n`);

function checkedDate(text: string): string {
  if (parsePeriod(text)?.kind === 'day') return text;
  throw new UserError({ severity: 'error', code: 'usage', title: dateExpected(text) });
}
