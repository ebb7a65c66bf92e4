import type { AuditFinding } from '../../../model/audit.js';
import { remember } from '../../../model/maps.js';
import { auditMessages as say } from '../../../model/messages/audit-read.js';
import type { Context, Knowledge } from '../context.js';
import { keyOf } from '../numbers.js';
import { type Page, placeOf, type Scope } from '../page.js';
import type { PdfText } from '../pdf/index.js';

/**
 * Numbers that are not written in digits: words (`drei Kinder`), fractions (`ein Drittel der Kinder`), every so many (`jedes
 * siebte Kind`), all or none of them, Roman numerals and digits of other scripts. A reader understands them, so they are
 * asked the same as numbers: a definition has the phrase, or the count is open.
 */

const units = 'ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun'.split('|');
const teens = 'zehn|elf|zwölf|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|achtzehn|neunzehn'.split('|');
const tens = 'zwanzig|dreißig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig'.split('|');

/** `zwei` to `neunundneunzig`; `ein` alone is an article. */
const cardinals: ReadonlyMap<string, number> = new Map([
  ...units.slice(1).map((word, i): [string, number] => [word, i + 2]),
  ...teens.map((word, i): [string, number] => [word, i + 10]),
  ...tens.flatMap((ten, i) => [
    [ten, 10 * (i + 2)] as [string, number],
    ...units.map((unit, u): [string, number] => [`${unit}und${ten}`, 10 * (i + 2) + u + 1]),
  ]),
]);
const either = (word: string): string => {
  const [first = '', ...rest] = word;
  return `[${first}${first.toUpperCase()}]${rest.join('')}`;
};
const longestFirst = [...cardinals.keys()].sort((a, b) => b.length - a.length);
const cardinal = `(?<number>${longestFirst.map(either).join('|')})`;
const ordinal =
  '(?:zweite|dritte|sechste|sieb(?:en)?te|achte|elfte|zwölfte|(?:vier|fünf|neun|[a-zäöüß]*zehn)te|[a-zäöüß]+zigste)[rnsm]?';
const part = '(?:Drittel|Viertel|Fünftel|Sechstel|Siebtel|Achtel|Neuntel|Zehntel)';

/** A phrase before a noun, with at most one adjective between them. */
const before = (phrase: string): RegExp =>
  new RegExp(String.raw`(?<![\p{L}-])${phrase}\s+(?:\p{Ll}+\s+)?(?<noun>\p{Lu}\p{L}+)`, 'gu');
/** What to look for, and a part of it without which a text needs not be searched: that takes a twentieth of the time. */
interface Sought {
  sign: RegExp;
  pattern: RegExp;
}
const sought = (sign: string, pattern: RegExp): Sought => ({ sign: new RegExp(sign), pattern });

const numeral = '[Zz]w[aeö]|[Dd]rei|[Vv]ier|[Ff]ünf|[Ss]ech|[Ss]ieb|[Aa]cht|[Nn]eun|[Zz]ehn|[Ee]lf';
const numbered: readonly Sought[] = [
  // Fewer than so many is a threshold of a method.
  sought(numeral, before(`(?<![Uu]nter )${cardinal}(?:er|en)?`)),
  sought('(?:enau|ur|ediglich) ein', before('(?:[Gg]enau|[Nn]ur|[Ll]ediglich) eine?n?')),
  sought(' einzige', before('[Ee]in(?:e|en|em|er|es)? einzige[nrsm]?')),
  sought('Dutzend', before('[Ee]in(?:em)? Dutzend')),
  sought('tel ', before(`(?:[Ee]in|[Zz]wei|[Dd]rei|[Vv]ier) ${part}(?: der| aller| von)`)),
  sought('Hälfte', before('(?:[Dd]ie|[Dd]er) Hälfte (?:der|aller|von)')),
  sought('[Jj]ede', before(`[Jj]ede[rsnm]? ${ordinal}`)),
  sought('so viel', before('(?:[Dd]oppelt|[Hh]alb|[Dd]reimal|[Vv]iermal|[Ff]ünfmal) so viele?')),
  sought('[IVX]\\s', before('(?<!SGB |Teil |Band )[IVX]{1,5}')),
];
/** None or all of them; said of a hidden figure it tells the count or the rest. */
const noneOrAll = sought(
  '[Kk]ein|[Aa]lle|ämtlich',
  before('(?:[Kk]eine?[nrsm]?|[Aa]lle[nrm]?|[Ss]ämtliche[nrm]?)'),
);
/** After a name and a colon, or alone in a cell. */
const alone = sought(numeral, new RegExp(`(?:: |^)${cardinal}[.;,]?$`, 'u'));
const others: readonly Sought[] = [
  // Digits other than 0 to 9, such as those in circles or fractions; small raised ones after a unit are none.
  sought(
    '[^\\0-\\x7fÄÖÜäöüß\u00a0\u00ab\u00bb\u202f\u2013\u201c-\u201f\u2026\u2212]',
    /(?!(?<=[mk])[²³])[\p{No}\p{Nl}]|(?![0-9])\p{Nd}/u,
  ),
  // A place among others tells an order of values.
  sought('Platz|Rang|Stelle', /(?<!\p{L})(?:Platz|Rang) \d|\d\. (?:Platz|Rang|Stelle)(?!\p{L})/u),
];
/** Whether there may be anything of all this in a text: most have nothing. */
const mayTell = new RegExp([...numbered, noneOrAll, ...others].map(({ sign }) => sign.source).join('|'));

/** What a page says in words; `contextOf` tells what a text is about. */
export function wordFindings(
  { texts, tables, drawings }: Page,
  file: string,
  contextOf: (scope: Scope, text: string) => Context,
  knowledge: Knowledge,
): AuditFinding[] {
  const findings: AuditFinding[] = [];
  const look = (text: string, scope: Scope): void => {
    if (toldInWords(text, () => contextOf(scope, text), knowledge).length === 0) return;
    const where = placeOf(scope);
    findings.push({ code: 'unexplained-number', file, where, message: say.unexplainedSentence() });
  };
  for (const { text, scope } of texts) look(text, scope);
  for (const { rows, scope } of tables) {
    for (const row of rows) {
      for (const { text, small } of row) {
        look(text, scope);
        if (small !== '') look(small, scope);
      }
    }
  }
  for (const { label, texts: drawn, scope } of drawings) {
    look(label, scope);
    for (const { text } of drawn) look(text, scope);
  }
  return findings;
}

/** What a PDF says in words and the page beside it does not. */
export function wordsOnlyInPdf(
  { pages }: PdfText,
  page: Page | null,
  file: string,
  knowledge: Knowledge,
): AuditFinding[] {
  let joined: string | null = null;
  const beside = (): string => {
    joined ??= page?.stream.map((s) => s.text).join('\n') ?? '';
    return joined;
  };
  const nothing: Context = { indicators: [], areas: [], topics: [] };
  return pages.flatMap((pieces, p): AuditFinding[] => {
    const isForeign = pieces.some((piece) =>
      toldInWords(piece, () => nothing, knowledge).some((phrase) => !beside().includes(phrase)),
    );
    if (!isForeign) return [];
    return [{ code: 'unexplained-number', file, where: say.page(p + 1), message: say.onlyInPdf() }];
  });
}

const none: readonly string[] = [];

/** The numbers in words that nothing published explains, as they stand in the text. */
function toldInWords(text: string, context: () => Context, knowledge: Knowledge): readonly string[] {
  const phrases = phrasesOf(text, knowledge);
  if (phrases.length === 0) return none;
  return phrases
    .filter(({ kind, number }) => {
      if (kind === 'number') return !isOpenCount(number, context(), knowledge);
      return kind === 'other' || namesHidden(text, context(), knowledge);
    })
    .map((phrase) => phrase.text);
}

/** A phrase that may tell a count: a number, all or none, or what is a finding wherever it stands. */
interface Phrase {
  kind: 'number' | 'all or none' | 'other';
  text: string;
  /** The word; empty where the phrase has none. */
  number: string;
}

/** The same texts stand in many reports. */
const seen = new WeakMap<Knowledge, Map<string, readonly Phrase[]>>();
const nothing: readonly Phrase[] = [];

/** The phrases of a text that the definitions do not have and that count what is counted. */
function phrasesOf(text: string, knowledge: Knowledge): readonly Phrase[] {
  if (!mayTell.test(text)) return nothing;
  const known = remember(seen, knowledge, () => new Map<string, readonly Phrase[]>());
  return remember(known, text, () => {
    const { lexicon } = knowledge;
    const matched = (list: readonly Sought[], kind: Phrase['kind']): Phrase[] =>
      list
        .flatMap(({ sign, pattern }) => (sign.test(text) ? [...text.matchAll(pattern)] : []))
        .filter(({ 0: phrase, groups }) => {
          const isCounted = lexicon.isCounted((groups?.noun ?? '').toLowerCase());
          return isCounted && !isDefined(phrase, knowledge);
        })
        .map(({ 0: phrase, groups }) => ({ kind, text: phrase, number: groups?.number ?? '' }));
    const first = ({ sign, pattern }: Sought) => (sign.test(text) ? pattern.exec(text) : null);
    const lone = first(alone);
    return [
      ...others
        .flatMap((other) => first(other)?.[0] ?? [])
        .map((phrase): Phrase => ({ kind: 'other', text: phrase, number: '' })),
      ...(lone ? [{ kind: 'number' as const, text: lone[0], number: lone.groups?.number ?? '' }] : []),
      ...matched(numbered, 'number'),
      ...matched([noneOrAll], 'all or none'),
    ];
  });
}

/** Whether a text names a place whose figure of one of these indicators is hidden. */
const namesHidden = (text: string, { indicators }: Context, { lexicon, figures }: Knowledge): boolean =>
  lexicon
    .areasIn(text)
    .flat()
    .some((area) => indicators.some((id) => figures.rowsOf(id, area).some((r) => r.status === 'suppressed')));

function isOpenCount(word: string, { indicators, areas }: Context, { figures }: Knowledge): boolean {
  const number = cardinals.get(word.toLowerCase());
  if (number === undefined) return false;
  return areas.some((area) => indicators.some((id) => figures.keysOf(id, area).has(keyOf(number, 0))));
}

const defined = new WeakMap<Knowledge, { text: string; known: Map<string, boolean> }>();

/** Whether the published definitions have the same phrase. */
function isDefined(phrase: string, knowledge: Knowledge): boolean {
  const { text, known } = remember(defined, knowledge, () => ({
    text: JSON.stringify(knowledge.folder.catalogue).toLowerCase(),
    known: new Map(),
  }));
  return remember(known, phrase, () => text.includes(phrase.replace(/\s+/g, ' ').toLowerCase()));
}
