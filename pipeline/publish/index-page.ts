import { linkWords } from '../model/messages/atlas.js';
import {
  dataFileContents,
  fileSize,
  indexSubtitle,
  indexTitle,
  indexWords,
} from '../model/messages/publish.js';
import type { Region } from '../model/region.js';
import type { Report } from '../model/report.js';

/** Everything index.html shows, worded. */
export interface IndexPage {
  title: string;
  subtitle: string;
  publisher: string;
  contact: string;
  period: string;
  demonstration: string;
  words: ReturnType<typeof indexWords>;
  reports: {
    kind: Report['kind'];
    areaName: string;
    subtitle: string;
    html: string | null;
    pdf: string | null;
    pdfSize: string;
  }[];
  /** File of the atlas, or null where none is written. */
  atlas: string | null;
  atlasWords: ReturnType<typeof linkWords>;
  dataFiles: { name: string; path: string; content: string; size: string }[];
}

export interface WrittenReport {
  report: Report;
  html: string | null;
  pdf: string | null;
  pdfBytes: number;
}

/** The county first, then the municipalities by name. Links only what was written. */
export function indexPage(
  region: Region,
  reports: readonly WrittenReport[],
  dataFiles: ReadonlyMap<string, number>,
  atlas: string | null = null,
): IndexPage {
  const sorted = [...reports].sort(
    (a, b) =>
      Number(b.report.kind === 'county') - Number(a.report.kind === 'county') ||
      a.report.areaName.localeCompare(b.report.areaName, 'de'),
  );
  const municipalities = sorted.filter((r) => r.report.kind === 'municipality').length;
  return {
    title: indexTitle(region.county.name),
    subtitle: indexSubtitle(municipalities, region.county.municipality_kind.many),
    publisher: region.publisher.name,
    contact: region.publisher.contact ?? '',
    period: sorted[0]?.report.period ?? '',
    demonstration: region.demonstration ?? '',
    words: indexWords(),
    atlas,
    atlasWords: linkWords(),
    reports: sorted.map(({ report, html, pdf, pdfBytes }) => ({
      kind: report.kind,
      areaName: report.areaName,
      subtitle: report.title,
      html,
      pdf,
      pdfSize: pdf === null ? '' : fileSize(pdfBytes),
    })),
    dataFiles: Object.entries(dataFileContents()).flatMap(([name, content]) => {
      const bytes = dataFiles.get(name);
      return bytes === undefined ? [] : [{ name, path: `data/${name}`, content, size: fileSize(bytes) }];
    }),
  };
}
