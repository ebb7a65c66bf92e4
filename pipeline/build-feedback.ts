import { join } from 'node:path';
import {
  deliveryMatrix,
  feedbackFor,
  feedbackText,
  judge,
  latestQuarter,
  quarterOf,
} from './feedback/index.js';
import type { IntakeReport } from './model/delivery.js';
import { parsePeriod } from './model/period.js';
import type { Problem } from './model/problem.js';
import type { DataRoom } from './model/room.js';
import type { World } from './model/world.js';
import { createFeedback, templates } from './publish/index.js';

export interface FeedbackOptions {
  /** Where the pages go. */
  folder: string;
  room: DataRoom;
  intake: IntakeReport;
  problems: readonly Problem[];
  /** Canonical period of the build; `null`: the latest quarter delivered. */
  period: string | null;
  now: Date;
}

/** Writes the Rückmeldung to each supplier as page and as text, and the county's overview of the deliveries. */
export async function writeFeedback(world: Pick<World, 'files'>, options: FeedbackOptions): Promise<void> {
  const { folder, room, intake, problems, period, now } = options;
  const today = now.toISOString().slice(0, 10);
  const end = period === null ? undefined : parsePeriod(period)?.end;
  const quarter = end === undefined ? latestQuarter(intake.coverage, today) : quarterOf(end);
  const input = { room, intake, problems, today, quarter };
  const judged = judge(input);
  const html = createFeedback(join(templates, 'html'));
  const write = (name: string, text: string) => world.files.writeFile(`${folder}/${name}`, text);
  for (const supplier of room.region.suppliers) {
    const page = feedbackFor(input, supplier, judged);
    await write(`${page.slug}.html`, html.page(page));
    await write(`${page.slug}.txt`, feedbackText(page));
  }
  await write('index.html', html.matrix(deliveryMatrix(input, judged)));
}
