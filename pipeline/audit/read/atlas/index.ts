import { createHash } from 'node:crypto';
import { inlineJson } from '../../../model/inline-json.js';
import { auditMessages as say } from '../../../model/messages/audit-read.js';
import type { Knowledge } from '../context.js';
import { limits } from '../drawings.js';
import { type ReportReading, readReport } from '../report.js';
import { readCells, shapeless } from './cells.js';
import { readContent } from './content.js';
import { atlasSchema } from './schema.js';

/** The atlas is the one page that has a script and data of its own. */
export const isAtlas = (file: string): boolean => /(?:^|\/)atlas\.html$/.test(file);

/** Scripts of this program, by the hash of their text: of any other nobody knows what it holds. */
export const knownScripts: readonly string[] = ['eq8KmXk+uSjx0sJ8ujev5sSNLwTx5jD4vHGyh9L9Dzw='];

const dataElement = /<script type="application\/json" id="atlas-daten">([^<]*)<\/script>/;
const scriptElement = /<script>([\s\S]*?)<\/script>/;
const legendElement = /<div id="legende"><p>[^<]*<\/p><ul>(.*?)<\/ul><\/div>/;
const legendEntry =
  /<li><svg viewBox="0 0 12 12" aria-hidden="true"><rect fill="(?:#[\da-f]{6}|url\(#schraffur\))" width="12" height="12"\/><\/svg>([^<]*)<\/li>/g;

/**
 * Reads the atlas: script, data and legend are taken out and looked at in their own way; what is left is read as any page,
 * and with it all texts of the data, as if they stood in it.
 */
export function readAtlas(html: string, file: string, knowledge: Knowledge): ReportReading {
  if (!html.includes('<script')) return readReport(html, file, knowledge);
  const [, data = ''] = dataElement.exec(html) ?? [];
  const [, script = ''] = scriptElement.exec(html) ?? [];
  const [, legend = ''] = legendElement.exec(html) ?? [];
  const hash = createHash('sha256').update(script).digest('base64');
  const rest = html
    .replace(dataElement, '')
    .replace(scriptElement, '')
    .replace(legendElement, '')
    .replace(`script-src 'sha256-${hash}'`, '');
  const content = contentOf(data);
  const { texts, shapeless: wrong } = content
    ? readContent(content, knowledge)
    : { texts: new Map<string, readonly string[]>(), shapeless: [''] };
  const report = readReport(rest.replace('</main>', `${unfolded(texts)}</main>`), file, knowledge);
  const findings = [...report.findings, ...wrong.map((indicator) => shapeless(indicator, file))];
  const statements = [...report.statements];
  let { compared } = report;
  for (const entry of content?.indicators ?? []) {
    const cells = readCells(entry, content?.places ?? [], file, knowledge);
    findings.push(...cells.findings);
    statements.push(...cells.statements);
    compared += cells.compared;
  }
  if (!knownScripts.includes(hash))
    findings.push({ code: 'foreign-content', file, where: '', message: say.foreignScript() });
  const entries = [...legend.matchAll(legendEntry)];
  if (
    entries.map(([whole]) => whole).join('') !== legend ||
    entries.some(([, label = '']) => /\d/.test(label) && !limits.test(label))
  )
    findings.push(shapeless('', file));
  return { ...report, findings, statements, compared };
}

/** `null` for anything but the data as the program writes them: a member that stands twice would be read only once. */
function contentOf(text: string) {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (inlineJson(value) !== text) return null;
  const parsed = atlasSchema.safeParse(value);
  return parsed.success ? parsed.data : null;
}

/** Each text once, in a part of the page that belongs to its indicator. */
function unfolded(texts: ReadonlyMap<string, readonly string[]>): string {
  const told = new Set<string>();
  const parts = [...texts].map(([indicator, own]) => {
    const paragraphs = own.flatMap((text) => {
      if (told.has(text) || !/\S/.test(text)) return [];
      told.add(text);
      return [`<p>${escaped(text)}</p>`];
    });
    return `<section aria-labelledby="${escaped(indicator)}">${paragraphs.join('')}</section>`;
  });
  return parts.join('');
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
