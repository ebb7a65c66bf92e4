import { formatNumber } from '../model/german.js';
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
      hidden.total === 0 ? say.nothingHidden() : say.hiddenText(formatNumber(hidden.total, 0)),
    ],
    tables: hidden.table ? [...tables, hidden.table] : tables,
  };
}

function hiddenTable(context: ReportContext): { total: number; table: Table | null } {
  const counts = new Map<string, number>();
  for (const { indicator, values } of context.published.hidden) {
    counts.set(indicator, (counts.get(indicator) ?? 0) + values);
  }
  const rows = context.room.definitions.indicators.flatMap((i) => {
    const count = counts.get(i.id);
    return count === undefined ? [] : [[i.title, formatNumber(count, 0)]];
  });
  const total = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const table =
    rows.length === 0 ? null : textTable('geheim-gehalten', say.hiddenCaption(), say.hiddenColumns(), rows);
  return { total, table };
}

const threshold = (minimum: number): string => (minimum === 0 ? say.noThreshold() : formatNumber(minimum, 0));
