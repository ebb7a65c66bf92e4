import type { Cut } from '../compute/division/index.js';
import * as say from '../model/messages/division.js';
import { nameOf, type Region } from '../model/region.js';
import type { Division, Shown } from './areas-assess.js';

/** An assessment in German, line by line. */
export function divisionText(division: Division, region: Region, fewestForSpread: number): string[] {
  const { areas, municipalities, indicators } = division;
  return [
    say.title(region.county.name, division.date),
    say.internalOnly(),
    say.minimumText(division.minimum),
    ...table(
      say.areasTitle(),
      say.areaColumns(),
      areas.map((a) => [
        `${a.name} (${a.id})`,
        nameOf(region, a.municipality),
        say.number(a.residents),
        ...shown(a),
        a.residents === null ? say.residentsUnknown() : a.tooSmall ? say.tooSmall() : '',
      ]),
    ),
    ...table(
      say.municipalitiesTitle(),
      say.municipalityColumns(),
      municipalities.map((m) => [
        m.name,
        say.number(m.areas),
        say.number(m.smallest),
        say.number(m.largest),
        [
          ...(m.veryUnequal ? [say.veryUnequal(m.smallest === 0 ? null : m.largest / m.smallest)] : []),
          ...(m.spreadStated ? [] : [say.spreadNotStated(fewestForSpread)]),
        ].join('; '),
      ]),
    ),
    ...table(
      say.indicatorsTitle(),
      say.indicatorColumns(),
      indicators.map((i) => [
        i.title,
        say.period(i.period),
        ...shown(i),
        i.joined === null ? '' : say.percent(shareOf(i.joined)),
      ]),
    ),
    ...proposalText(division, region),
  ].map(printable);
}

function proposalText({ proposal, cuts }: Division, region: Region): string[] {
  if (proposal === null) return ['', say.proposalTitle(), say.noBoundaries()];
  const joined = proposal.filter((p) => p.members.length > 1);
  const small = proposal.filter((p) => !p.isLargeEnough);
  const before = proposal.reduce((sum, p) => sum + p.members.length, 0);
  const left = small.length === 0 ? [] : [say.leftSmall(small.map((p) => p.name))];
  if (joined.length === 0) {
    return ['', say.proposalTitle(), ...(small.length === 0 ? [say.nothingToJoin()] : left)];
  }
  return [
    ...table(
      say.proposalTitle(),
      say.proposalColumns(),
      joined.map((p) => [
        `${p.name} (${p.id})`,
        nameOf(region, p.municipality),
        say.number(p.residents),
        p.members.join(', '),
      ]),
    ),
    say.proposalText(before, proposal.length, joined.length),
    ...left,
    ...table(
      say.cutsTitle(),
      say.cutColumns(),
      cuts.flatMap(({ title, decimals, now, joined: after }) => [
        [title, say.cutNow(), ...cutCells(now, decimals)],
        ['', say.cutJoined(), ...cutCells(after, decimals)],
      ]),
    ),
    say.cutsText(),
    say.segregationText(),
  ];
}

const cutCells = (cut: Cut, decimals: number): string[] => [
  say.number(cut.areas),
  say.number(cut.lowest, decimals),
  say.number(cut.highest, decimals),
  say.percent(cut.dissimilarity),
  say.percent(cut.aboveWhole),
];

const shareOf = ({ values, hidden, unreliable }: Shown): number | null =>
  values === 0 ? null : (hidden + unreliable) / values;

const shown = (s: Shown): string[] => [
  say.number(s.values),
  say.number(s.hidden),
  say.number(s.unreliable),
  say.percent(shareOf(s)),
];

/** Columns of text to the left, of numbers to the right. */
function table(title: string, columns: readonly string[], rows: readonly string[][]): string[] {
  const isNumber = columns.map((_, i) => rows.every((r) => /^([\d.,\u2212\u202f %]*)$/.test(r[i] ?? '')));
  const widths = columns.map((c, i) => Math.max(c.length, ...rows.map((r) => r[i]?.length ?? 0)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, i) => (isNumber[i] ? cell.padStart(widths[i] ?? 0) : cell.padEnd(widths[i] ?? 0)))
      .join('  ')
      .trimEnd();
  return ['', title, line(columns), ...rows.map(line)];
}

/** A name may hold what a terminal would obey. */
const printable = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
