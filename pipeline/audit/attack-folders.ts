import type { AuditFinding, Statement } from '../model/audit.js';
import * as say from '../model/messages/audit.js';
import { type Attacked, attack, type Published } from './attack.js';
import { type Places, placesOf } from './equations/places.js';
import type { OpenedFolder } from './read/index.js';
import type { FolderReader } from './read/reader.js';
import { readTotals } from './totals.js';
import { unroundedFindings } from './unrounded.js';
import type { AttackReading } from './work.js';

/** Attacks all folders whose table of figures can be understood. `readers`: of the folders, in their order. */
export async function attackFolders(
  folders: readonly OpenedFolder[],
  readers: readonly FolderReader[],
  bytesOf: (path: string) => Promise<Uint8Array>,
  statements: readonly Statement[],
): Promise<AttackReading> {
  const published: Published[] = [];
  for (const [i, opened] of folders.entries()) {
    const folder = (await readers[i]?.base())?.folder;
    if (folder) published.push({ ...folder, totals: await readTotals(opened, bytesOf) });
  }
  const { counts, programs } = await attack(published, statements);
  return {
    counts: counts.map(({ indicator, area, period, part, lower, upper }) => ({
      ...{ indicator, area, period, part },
      ...{ lower, upper },
    })),
    findings: [...findingsOf(counts, published), ...published.flatMap(unroundedFindings)],
    programs,
  };
}

/** Counts of which an attacker knows too much. */
function findingsOf(counts: readonly Attacked[], folders: readonly Published[]): AuditFinding[] {
  const known = counts.filter((c) => c.verdict !== 'safe' || c.exactForInsiders);
  if (known.length === 0) return [];
  const places = placesOf(
    folders.flatMap((f) => f.catalogue.areas),
    folders.flatMap((f) => f.rows),
  );
  return known.map((count) => findingOf(count, folders, places));
}

function findingOf(count: Attacked, folders: readonly Published[], places: Places): AuditFinding {
  const { indicator, area, period, part, lower, upper, verdict } = count;
  const title =
    folders.flatMap((f) => f.catalogue.indicators).find((i) => i.id === indicator)?.title ?? indicator;
  const about = { part, title, area: places.name(area), period };
  const code = verdict === 'exact' ? 'exact' : 'narrowed';
  const message =
    verdict === 'safe'
      ? say.insiderCount(about)
      : verdict === 'exact'
        ? say.exactCount(about)
        : say.narrowedCount(about);
  return {
    ...{ code, file: `${count.folder}/data/indicators.csv`, where: say.lineOf(count.line) },
    ...{ indicator, area, period, part, lower, upper, message },
  };
}
