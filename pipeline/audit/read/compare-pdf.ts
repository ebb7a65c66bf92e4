import type { AuditFinding } from '../../model/audit.js';
import { remember } from '../../model/maps.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import type { Context, Knowledge } from './context.js';
import { unexplained } from './explain.js';
import { maskTimes } from './masks.js';
import { germanNumber, keyOf, type NumberToken, numbersIn } from './numbers.js';
import type { Page } from './page.js';
import type { PdfText } from './pdf/index.js';

/**
 * A PDF beside the web page of the same report: its numbers must be those of the same chapter there, and a whole number
 * before a word for what is counted must stand before that word there. Page numbers aside.
 */
export function comparePdf(pdf: PdfText, page: Page, file: string, knowledge: Knowledge): AuditFinding[] {
  const { chapters, counted } = numbersOfPage(page, knowledge);
  const findings = attachedTo(pdf, file);
  const runs = remember(runsSeen, knowledge, () => new Map<string, NumberToken[][]>());
  let chapter = 0;
  const isKnown = (number: number, decimals: number, after: string, alone: boolean): boolean => {
    const key = keyOf(number, decimals);
    // In a row of a table the word after a number may be the next column.
    const isCount = alone && decimals === 0 && after !== '' && knowledge.lexicon.isCounted(after);
    return isNear(chapters, chapter, key) && (!isCount || stands(counted, key, after));
  };
  pdf.pages.forEach((pieces, p) => {
    let isForeign = false;
    for (const piece of pieces) {
      chapter = nextChapter(chapters, chapter, piece);
      if (isForeign || !/\d/.test(piece)) continue;
      isForeign = !remember(runs, piece, () => runsOf(piece)).every((run) => canBeRead(run, isKnown));
    }
    if (isForeign)
      findings.push({ code: 'unexplained-number', file, where: say.page(p + 1), message: say.onlyInPdf() });
  });
  for (const text of [...pdf.information, ...pdf.told]) {
    // The version of the format and of the program that wrote it.
    if (/^(?:\d\.\d|[A-Z][\w-]* \d+(?:\.\d+)+)$/.test(text)) continue;
    if (numbersOf(text).every((t) => counted.has(keyOf(t.number, t.decimals)))) continue;
    findings.push({ code: 'foreign-content', file, where: '', message: say.spokenInPdf() });
  }
  return findings;
}

/** Without the web page beside it: every count before a word for what is counted must be open somewhere in the report. */
export function explainPdf(
  pdf: PdfText,
  file: string,
  context: Context,
  knowledge: Knowledge,
): AuditFinding[] {
  const findings = attachedTo(pdf, file);
  pdf.pages.forEach((pieces, p) => {
    const isForeign = pieces.some((piece) =>
      unexplained(piece, () => context, knowledge).some(
        (t) => t.decimals === 0 && knowledge.lexicon.isCounted(t.after),
      ),
    );
    if (isForeign) {
      findings.push({
        code: 'unexplained-number',
        file,
        where: say.page(p + 1),
        message: say.unexplainedInPdf(),
      });
    }
  });
  return findings;
}

function attachedTo(pdf: PdfText, file: string): AuditFinding[] {
  const foreign = (message: string): AuditFinding => ({ code: 'foreign-content', file, where: '', message });
  return [
    ...(pdf.hasAnnotations ? [foreign(say.annotation())] : []),
    ...(pdf.hasAttachments ? [foreign(say.attachment())] : []),
  ];
}

interface Chapter {
  heading: string;
  numbers: Set<string>;
}

interface PageNumbers {
  /** Each heading of the page with the numbers up to the next one. */
  chapters: Chapter[];
  /** Words after each number, without those that are taken for years. */
  counted: ReadonlyMap<string, ReadonlySet<string>>;
}

interface TextNumbers {
  numbers: readonly { key: string; after: string }[];
  years: readonly string[];
}

/** The same texts stand in many reports. */
const known = new WeakMap<Knowledge, Map<string, TextNumbers>>();

function numbersOfPage({ stream }: Page, knowledge: Knowledge): PageNumbers {
  let chapter: Chapter = { heading: '', numbers: new Set() };
  const chapters = [chapter];
  const counted = new Map<string, Set<string>>();
  const entered = new Set<TextNumbers>();
  const seen = remember(known, knowledge, () => new Map<string, TextNumbers>());
  for (const { text, isHeading } of stream) {
    if (isHeading) {
      chapter = { heading: text, numbers: new Set() };
      chapters.push(chapter);
    }
    if (!/\d/.test(text)) continue;
    const own = remember(seen, text, () => ({
      numbers: numbersOf(text).map((t) => ({ key: keyOf(t.number, t.decimals), after: t.after })),
      years: hasYear.test(text)
        ? numbersIn(text)
            .filter(isLikeYear)
            .map((t) => keyOf(t.number, t.decimals))
        : [],
    }));
    for (const { key } of own.numbers) chapter.numbers.add(key);
    for (const key of own.years) chapter.numbers.add(key);
    // Most texts stand in a page many times.
    if (entered.has(own)) continue;
    entered.add(own);
    for (const { key, after } of own.numbers) {
      const words = counted.get(key);
      if (words) words.add(after);
      else counted.set(key, new Set([after]));
    }
  }
  return { chapters, counted };
}

/** A heading may be broken over two lines and so be missed, and tiles stand side by side: the next three are looked for. */
function nextChapter(chapters: readonly Chapter[], current: number, piece: string): number {
  for (let next = current + 1; next <= current + 3; next++) {
    if (chapters[next]?.heading === piece) return next;
  }
  return current;
}

/** Whether a number stands in this chapter or the three before or behind it. */
function isNear(chapters: readonly Chapter[], current: number, key: string): boolean {
  if (chapters[current]?.numbers.has(key)) return true;
  const end = Math.min(chapters.length, current + 4);
  for (let c = Math.max(0, current - 3); c < end; c++) if (chapters[c]?.numbers.has(key)) return true;
  return false;
}

/** A count between 1980 and 2069 is taken for a year where it stands alone. */
const hasYear = /\d{4}/;
const isLikeYear = ({ text }: { text: string }): boolean => /^\d{4}$/.test(text);

const numbersOf = (text: string) => numbersIn(maskTimes(withoutPage(text)));

/** Without the number of a page, in its foot or in the list of contents. */
function withoutPage(text: string): string {
  const plain = text.includes('Seite ') ? text.replace(/Seite \d+(?: von \d+)?/g, '') : text;
  return plain.includes('.') ? plain.replace(/(?: ?\.){3,} ?\d+$/, '') : plain;
}

/** The same pieces stand in many reports, and in one many times. */
const runsSeen = new WeakMap<Knowledge, Map<string, NumberToken[][]>>();

/** Numbers of a piece; those between which stands a plain space and nothing else go together. */
function runsOf(piece: string): NumberToken[][] {
  const runs: NumberToken[][] = [];
  // The numbers of a list count its items.
  const plain = piece.includes('. ')
    ? piece.replace(/^\d{1,2}\. (?=\p{Lu})/u, (number) => ' '.repeat(number.length))
    : piece;
  for (const token of numbersOf(plain)) {
    const last = runs.at(-1);
    const end = last?.at(-1)?.end ?? 0;
    if (last && token.start === end + 1 && piece[end] === ' ') last.push(token);
    else runs.push([token]);
  }
  return runs;
}

/** Whether a run such as `561 12 199` can be cut into known numbers: the space may be that between thousands or columns. */
function canBeRead(
  run: readonly NumberToken[],
  isKnown: (number: number, decimals: number, after: string, alone: boolean) => boolean,
): boolean {
  const [only] = run;
  if (only && run.length === 1) return isKnown(only.number, only.decimals, only.after, true);
  // The places up to which a reading was found.
  const read = new Set([0]);
  for (let start = 0; start < run.length; start++) {
    if (!read.has(start)) continue;
    let text = '';
    for (let end = start; end < run.length; end++) {
      const token = run[end];
      if (!token || (end > start && !/^\d{3}(?:,\d+)?$/.test(token.text)) || /,./.test(text)) break;
      text += token.text;
      const { number, decimals } = germanNumber(text);
      if (isKnown(number, decimals, token.after, start === 0 && end === run.length - 1)) read.add(end + 1);
    }
  }
  return read.has(run.length);
}

/** Whether the number stands before this word, or before one that it may begin where a line breaks. */
function stands(pairs: ReadonlyMap<string, ReadonlySet<string>>, key: string, word: string): boolean {
  const words = pairs.get(key);
  return words !== undefined && (words.has(word) || [...words].some((whole) => whole.startsWith(word)));
}
