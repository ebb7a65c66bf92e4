import type { AuditFinding } from '../../model/audit.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import { readTable } from './cells.js';
import { contextReader, type Knowledge, placeOfPage } from './context.js';
import { readDrawing } from './drawings.js';
import { sentencesOf, unexplained } from './explain.js';
import { type Page, placeOf, readPage } from './page.js';
import { type About, cellCheck, isClassCount, maskDrawn, maskSaid } from './said/index.js';
import { nameFindings } from './said/names.js';
import { wordFindings } from './said/words.js';
import type { Reading } from './types.js';

export interface ReportReading extends Reading {
  /** Numbers compared with the table of figures. */
  compared: number;
  page: Page;
}

/** Reads one HTML page as an attacker would. Pure: the page and what is published beside it, and nothing else. */
export function readReport(html: string, file: string, knowledge: Knowledge): ReportReading {
  const page = readPage(html);
  const place = placeOfPage(page, knowledge);
  const context = contextReader(knowledge, place);
  const { placesNamed } = context;
  const about: About = { knowledge, place, placesNamed, drawn: null };
  const findings: AuditFinding[] = page.foreign.map((f) => ({ code: 'foreign-content', file, ...f }));
  const statements: Reading['statements'] = [];
  let compared = 0;
  for (const table of page.tables) {
    const read = readTable(table, file, context, knowledge, cellCheck(table, about));
    findings.push(...read.findings);
    statements.push(...read.statements);
    compared += read.compared;
  }
  for (const drawing of page.drawings) {
    findings.push(...readDrawing(drawing, file, context, knowledge, maskDrawn(drawing, about)));
  }
  page.texts.forEach(({ text, scope }, place) => {
    if (!/\d/.test(text)) return;
    if (page.texts[place - 1]?.text === versionTerm && isVersion(text, context.of(scope, []).indicators))
      return;
    if (isClassCount(page.texts[place - 1]?.text ?? '', text, about)) return;
    sentencesOf(maskSaid(text, about)).forEach((sentence, i) => {
      const about = () => context.of(scope, [text], [sentence]);
      if (unexplained(sentence, about, knowledge).length === 0) return;
      const where = `${placeOf(scope)}, ${say.sentence(i + 1, quoteOf(text))}`;
      findings.push({ code: 'unexplained-number', file, where, message: say.unexplainedSentence() });
    });
  });
  findings.push(
    ...wordFindings(page, file, (scope, text) => context.of(scope, [text]), knowledge),
    ...nameFindings(page, file, knowledge),
  );
  return { statements, findings, compared, page };

  /** Whether a text is the version of one of these definitions. */
  function isVersion(text: string, indicators: readonly string[]): boolean {
    const { catalogue } = knowledge.folder;
    return catalogue.indicators.some((i) => indicators.includes(i.id) && String(i.version) === text);
  }
}

const versionTerm = 'Fassung';

/** The first words of a text with every number blanked, so that a person finds it and learns nothing. */
const quoteOf = (text: string): string => {
  const words = text.replace(/\d[\d\u202f.,]*/g, '…');
  return words.length > 80 ? `${words.slice(0, 80)}…` : words;
};
