import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Atlas } from '../model/atlas.js';
import type { Published } from '../model/figures.js';
import { unknownReports } from '../model/messages/publish.js';
import { UserError } from '../model/problem.js';
import type { Reconciled } from '../model/reconciliation.js';
import type { DrawnGeometry, Report } from '../model/report.js';
import type { DataRoom } from '../model/room.js';
import type { Waiting } from '../model/waiting.js';
import type { World } from '../model/world.js';
import type { Store } from '../store/store.js';
import { atlasFile, atlasPage, atlasStyle } from './atlas.js';
import { latestDate, writeData } from './data.js';
import { compileTemplates, createHtml } from './html.js';
import { indexPage, type WrittenReport } from './index-page.js';
import { templates, webFonts } from './places.js';
import { htmlFile, pdfFile, type ReportTimings } from './render-report.js';
import type { Render } from './rendering.js';

export const formats = ['html', 'pdf', 'data'] as const;
export type Format = (typeof formats)[number];

export interface PublishOptions {
  world: World;
  store: Store;
  room: DataRoom;
  published: Published<'public'>;
  reports: readonly Report[];
  /** Belongs to the county: written beside the page of its report. */
  atlas: Atlas;
  /** Own totals beside official ones. */
  reconciled: readonly Reconciled[];
  waiting: Waiting;
  geometry: DrawnGeometry;
  formats: ReadonlySet<Format>;
  /** Slugs of the reports wanted; all without it. */
  only?: readonly string[];
  /** The staged folder; empty, on a real disk. */
  folder: string;
  render: Render;
}

export interface PublishResult {
  /** Files written, relative to the folder, sorted. */
  files: string[];
  /** Milliseconds per report, summed over its figures. */
  timings: ReadonlyMap<string, ReportTimings>;
}

/**
 * Writes the public edition into a staged folder: reports, data files, index page and assets. Throws `UserError` where
 * a wanted report does not exist or a PDF would not be accessible.
 */
export async function publishReports(options: PublishOptions): Promise<PublishResult> {
  const { world, room, published, folder } = options;
  const reports = chosen(options.reports, options.only);
  const wants = (format: Format) => options.formats.has(format);
  const written = new Map<string, WrittenReport>();
  const timings = new Map<string, ReportTimings>();
  const bySlug = new Map(reports.map((report) => [report.slug, report]));
  const receive: Parameters<Render>[2] = async ({ slug, html, pdf, timings: spent }) => {
    const report = bySlug.get(slug);
    if (!report) throw new Error(`report nobody asked for: ${slug}`);
    if (html !== null) await world.files.writeFile(`${folder}/${htmlFile(report)}`, html);
    if (pdf !== null) await world.files.writeFile(`${folder}/${pdfFile(report)}`, pdf);
    written.set(slug, {
      report,
      html: html === null ? null : htmlFile(report),
      pdf: pdf === null ? null : pdfFile(report),
      pdfBytes: pdf?.byteLength ?? 0,
    });
    timings.set(slug, spent);
    world.progress.step(written.size, reports.length);
  };
  const withAtlas = wants('html') && reports.some((report) => report.kind === 'county');
  // The data files are written by this thread while the others draw.
  const work: Promise<void>[] = [];
  if (wants('html') || wants('pdf')) {
    const settings = {
      geometry: options.geometry,
      html: wants('html'),
      pdf: wants('pdf'),
      atlas: withAtlas ? indicatorsOf(options.atlas) : [],
      date: latestDate(published),
    };
    work.push(options.render(reports, settings, receive));
  }
  if (wants('data'))
    work.push(
      writeData({
        files: world.files,
        store: options.store,
        room,
        published,
        reconciled: options.reconciled,
        waiting: options.waiting,
        folder,
      }),
    );
  if (withAtlas) work.push(writeAtlas(options, reports));
  // All end before a fault is passed on: what still writes would litter a folder that is being removed.
  const ended = await Promise.allSettled(work);
  for (const result of ended) if (result.status === 'rejected') throw result.reason;
  await writeIndex(options, [...written.values()], withAtlas);
  return { files: await world.files.listFiles(folder), timings };
}

function chosen(reports: readonly Report[], only: readonly string[] | undefined): readonly Report[] {
  if (!only) return reports;
  const known = reports.map((report) => report.slug);
  const unknown = only.filter((slug) => !known.includes(slug));
  if (unknown.length > 0) throw new UserError(unknownReports(unknown, known));
  return reports.filter((report) => only.includes(report.slug));
}

const indicatorsOf = ({ chapters }: Atlas): string[] =>
  chapters.flatMap((chapter) => chapter.indicators.map(({ id }) => id));

async function writeAtlas(options: PublishOptions, reports: readonly Report[]): Promise<void> {
  const { world, atlas, geometry, folder } = options;
  const pages = new Map(reports.map((report) => [report.slug, htmlFile(report)]));
  const page = atlasPage(atlas, geometry, pages, templates, compileTemplates(join(templates, 'html')));
  await world.files.writeFile(`${folder}/${atlasFile}`, page);
}

async function writeIndex(
  options: PublishOptions,
  written: readonly WrittenReport[],
  withAtlas: boolean,
): Promise<void> {
  const { files } = options.world;
  const { folder, room } = options;
  const sizes = new Map<string, number>();
  for (const name of await files.listFiles(`${folder}/data`)) {
    sizes.set(name, await files.size(`${folder}/data/${name}`));
  }
  const html = createHtml(join(templates, 'html'));
  await files.writeFile(
    `${folder}/index.html`,
    html.index(indexPage(room.region, written, sizes, withAtlas ? atlasFile : null)),
  );
  const styles = [join(templates, 'html', 'report.css'), ...(withAtlas ? [atlasStyle(templates)] : [])];
  for (const asset of [...styles, ...webFonts]) {
    await files.writeFile(`${folder}/assets/${basename(asset)}`, await readFile(asset));
  }
}
