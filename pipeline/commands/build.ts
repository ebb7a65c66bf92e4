import { build } from '../build.js';
import {
  cellsLine,
  dataReady,
  internalReady,
  problemsLine,
  problemsListed,
  recordsLine,
  reportsReady,
  unclaimedLine,
  unknownFormat,
} from '../model/messages/cli.js';
import { refusedLine } from '../model/messages/personal.js';
import { UserError } from '../model/problem.js';
import { type Format, formats } from '../publish/index.js';
import { countOf, total } from './check.js';
import { checkedPeriod } from './checked.js';
import { type Context, type RoomOptions, requireDeliveries } from './context.js';

export interface BuildCommand extends RoomOptions {
  out: string;
  internal?: string;
  period?: string;
  only?: string[];
  formats?: string[];
  previous?: string;
}

/** `teilhabe build`: reports for all municipalities and the county, and where they are. */
export async function runBuild(context: Context, options: BuildCommand): Promise<void> {
  await requireDeliveries(context, options);
  const result = await build(context.world, {
    dataRaw: options.dataRaw,
    definitions: context.definitions,
    reports: options.out,
    processId: context.processId,
    softwareVersion: context.softwareVersion,
    ...(options.deliveries === undefined ? {} : { deliveries: options.deliveries }),
    ...(options.internal === undefined ? {} : { internal: options.internal }),
    ...(options.period === undefined ? {} : { period: checkedPeriod(options.period) }),
    ...(options.only === undefined ? {} : { only: options.only }),
    ...(options.previous === undefined ? {} : { previous: options.previous }),
    ...(options.formats === undefined ? {} : { formats: checkedFormats(options.formats) }),
  });
  const records = total(result.intake.deliveries.map((d) => d.records));
  const cells = total(result.intake.deliveries.map((d) => d.cells));
  const counts = (['error', 'warning', 'note'] as const).map((s) => countOf(result.problems, s));
  const [errors = 0, warnings = 0, notes = 0] = counts;
  if (context.json) {
    const { reports, internal, files, timings } = result;
    const problems = { errors, warnings, notes };
    const { unclaimed } = result.intake;
    return context.print(
      JSON.stringify({ reports, internal, files, records, cells, unclaimed, problems, timings }, null, 2),
    );
  }
  const count = (ending: string) =>
    result.files.filter(
      (f) => !f.includes('/') && f.endsWith(ending) && f !== 'index.html' && f !== 'atlas.html',
    ).length;
  context.print(recordsLine(records));
  context.print(cellsLine(cells));
  if (result.intake.unclaimed.length > 0) context.print(unclaimedLine(result.intake.unclaimed));
  if (result.intake.refused.length > 0) context.print(refusedLine(result.intake.refused.length));
  context.print(problemsLine(errors, warnings, notes));
  if (result.problems.length > 0) context.print(problemsListed(`${result.internal}/problems.csv`));
  context.print(reportsReady(count('.html'), count('.pdf'), `${result.reports}/index.html`));
  if (result.files.some((f) => f.startsWith('data/'))) context.print(dataReady(`${result.reports}/data`));
  context.print(internalReady(result.internal));
}

const usage = (title: string) => new UserError({ severity: 'error', code: 'usage', title });

function checkedFormats(names: readonly string[]): Format[] {
  return names.map((name) => {
    const format = formats.find((f) => f === name);
    if (!format) throw usage(unknownFormat(name));
    return format;
  });
}
