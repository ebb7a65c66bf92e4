import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Handlebars from 'handlebars';
import { linkWords } from '../model/messages/atlas.js';
import type { Report } from '../model/report.js';
import { type RenderedFigures, renderedOf } from './figures.js';
import type { IndexPage } from './index-page.js';
import { inlineSvg } from './svg.js';
import { viewOf } from './view.js';

export interface HtmlRenderer {
  /** `pdf`: file name of the PDF beside the page, or null where none is written. */
  report(report: Report, figures: RenderedFigures, pdf: string | null): string;
  index(page: IndexPage): string;
}

export type Compile = (template: string) => (view: object) => string;

/** Knows every template of a folder; each is compiled when asked for. */
export function compileTemplates(folder: string): Compile {
  const handlebars = Handlebars.create();
  for (const file of readdirSync(folder).sort()) {
    if (file.endsWith('.hbs')) {
      handlebars.registerPartial(file.slice(0, -'.hbs'.length), readFileSync(join(folder, file), 'utf8'));
    }
  }
  return (template) => handlebars.compile(`{{> ${template}}}`, { strict: true, preventIndent: true });
}

/**
 * Compiles the templates of a folder once. Every text is escaped; only drawings of the room charts go in as they are. `atlas`:
 * ids of the indicators of the atlas beside the reports, none where none is written.
 */
export function createHtml(folder: string, atlas: readonly string[] = []): HtmlRenderer {
  const inAtlas = new Set(atlas);
  const compile = compileTemplates(folder);
  const [reportPage, indexPage] = [compile('report'), compile('index')];
  return {
    report(report, figures, pdf) {
      const notice = report.demonstration;
      const view = viewOf(report, (figure) => ({
        id: figure.id,
        title: figure.title,
        caption: figure.caption,
        notice,
        isWide: figure.data.kind === 'strip',
        svg: inlineSvg(renderedOf(figures, figure)),
      }));
      const chapters = view.chapters.map((chapter) => ({
        ...chapter,
        indicators: chapter.indicators.map((block) => ({ ...block, inAtlas: inAtlas.has(block.id) })),
      }));
      return reportPage({ ...view, chapters, atlas: inAtlas.size > 0, atlasWords: linkWords(), pdf });
    },
    index: (page) => indexPage(page),
  };
}
