import { formatNumber } from '../model/german.js';
import { coarserText } from '../model/messages/coarser.js';
import { hiddenText } from '../model/messages/protection.js';
import * as say from '../model/messages/report.js';
import type { NoteSection, Table } from '../model/report.js';
import type { ReportContext } from './context.js';
import { usedDatasets } from './notesOnData.js';
import { textTable } from './table.js';

/** The policy in force for the datasets of this build, and how many values it hid. */
export function confidentialitySection(context: ReportContext): NoteSection {
  const { classes } = context.room.definitions.policy;
  const datasets = usedDatasets(context);
  const own = datasets.filter((d) => !d.protected_by_source);
  const bySource = datasets.filter((d) => d.protected_by_source);
  const used = new Set(own.map((d) => d.disclosure_class));
  const rows = Object.entries(classes)
    .filter(([id]) => used.has(id))
    .map(([, rule]) => [
      rule.title,
      threshold(rule.min_numerator),
      threshold(rule.min_denominator),
      rule.protect_complement ? say.yes() : say.no(),
      threshold(rule.group_disclosure ?? 0),
      rule.reason,
    ]);
  const hidden = hiddenTable(context);
  const tables =
    rows.length === 0 ? [] : [textTable('schwellen', say.policyCaption(), say.policyColumns(), rows)];
  return {
    id: 'geheimhaltung',
    title: say.confidentialityTitle(),
    paragraphs: [
      say.confidentialityText(),
      ...(bySource.length > 0 ? [say.protectedBySource(bySource.map((d) => d.title))] : []),
      hidden.text ?? say.nothingHidden(),
      ...(context.room.definitions.indicators.some((i) => i.coarser !== undefined) ? [coarserText()] : []),
    ],
    tables: hidden.table ? [...tables, hidden.table] : tables,
  };
}

function hiddenTable(context: ReportContext): { text: string | null; table: Table | null } {
  const sums = new Map<string, { values: number; secondary: number }>();
  const all = { values: 0, secondary: 0 };
  const add = (indicator: string, values: number, secondary: number): void => {
    const own = sums.get(indicator) ?? { values: 0, secondary: 0 };
    sums.set(indicator, own);
    for (const sum of [own, all]) {
      sum.values += values;
      sum.secondary += secondary;
    }
  };
  const shown = new Map<string, number>();
  // Values that the source had hidden count too, so that anybody can count again in the table of figures.
  for (const v of context.published.values) {
    if (v.value !== null) shown.set(v.indicator, (shown.get(v.indicator) ?? 0) + 1);
    if (v.status === 'suppressed') add(v.indicator, 1, 0);
  }
  for (const { indicator, secondary } of context.published.hidden) add(indicator, 0, secondary);
  const share = (values: number, open: number) => `${formatNumber((100 * values) / (values + open), 1)} %`;
  const rows = context.room.definitions.indicators.flatMap((i) => {
    const sum = sums.get(i.id);
    if (!sum) return [];
    const counts = [sum.values, sum.secondary].map((n) => formatNumber(n, 0));
    return [[i.title, ...counts, share(sum.values, shown.get(i.id) ?? 0)]];
  });
  if (rows.length === 0) return { text: null, table: null };
  const open = [...shown.values()].reduce((sum, n) => sum + n, 0);
  return {
    text: hiddenText(formatNumber(all.values, 0), formatNumber(all.secondary, 0), share(all.values, open)),
    table: textTable('geheim-gehalten', say.hiddenCaption(), say.hiddenColumns(), rows),
  };
}

const threshold = (minimum: number): string => (minimum === 0 ? say.noThreshold() : formatNumber(minimum, 0));
