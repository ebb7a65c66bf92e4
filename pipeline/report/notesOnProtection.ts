import { formatNumber } from '../model/german.js';
import { coarserText } from '../model/messages/coarser.js';
import { hiddenText } from '../model/messages/protection.js';
import * as say from '../model/messages/report.js';
import { roundedText } from '../model/messages/rounding.js';
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
      ...own
        .filter((d, i) => own.findIndex((o) => o.disclosure_class === d.disclosure_class) === i)
        .flatMap(({ disclosure_class }) => {
          const rule = classes[disclosure_class];
          return rule?.round_to === undefined
            ? []
            : [roundedText(rule.title, formatNumber(rule.round_to, 0))];
        }),
      ...(bySource.length > 0 ? [say.protectedBySource(bySource.map((d) => d.title))] : []),
      hidden.text ?? say.nothingHidden(),
      ...(context.room.definitions.indicators.some((i) => i.coarser !== undefined) ? [coarserText()] : []),
    ],
    tables: hidden.table ? [...tables, hidden.table] : tables,
  };
}

/** Fewer of one kind of reason are not told, and more only to the nearest ten. */
const fewest = 50;

function hiddenTable(context: ReportContext): { text: string | null; table: Table | null } {
  const hidden = new Map<string, number>();
  const shown = new Map<string, number>();
  const count = (counts: Map<string, number>, id: string) => counts.set(id, (counts.get(id) ?? 0) + 1);
  // Values that the source had hidden count too, so that anybody can count again in the table of figures.
  for (const v of context.published.values) {
    if (v.value !== null) count(shown, v.indicator);
    if (v.status === 'suppressed') count(hidden, v.indicator);
  }
  const share = (values: number, open: number) => `${formatNumber((100 * values) / (values + open), 1)} %`;
  const rows = context.room.definitions.indicators.flatMap((i) => {
    const values = hidden.get(i.id);
    if (values === undefined) return [];
    return [[i.title, formatNumber(values, 0), share(values, shown.get(i.id) ?? 0)]];
  });
  if (rows.length === 0) return { text: null, table: null };
  const all = sum(hidden.values());
  const secondary = sum(context.published.hidden.map((h) => h.secondary));
  const told =
    Math.min(secondary, all - secondary) < fewest ? null : formatNumber(10 * Math.round(secondary / 10), 0);
  return {
    text: hiddenText(formatNumber(all, 0), told, share(all, sum(shown.values()))),
    table: textTable('geheim-gehalten', say.hiddenCaption(), say.hiddenColumns(), rows),
  };
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((total, n) => total + n, 0);
const threshold = (minimum: number): string => (minimum === 0 ? say.noThreshold() : formatNumber(minimum, 0));
