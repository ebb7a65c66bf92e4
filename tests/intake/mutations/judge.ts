import type { Problem } from '../../../pipeline/model/problem.js';
import { balance, type Run } from '../support.js';
import type { Broken, Place } from './broken.js';

/** What is missing by the plan of deliveries, where intake says so apart. */
const gapsOf = (result: Run & { gaps?: readonly Problem[] }): readonly Problem[] => result.gaps ?? [];
const pointed = (p: Problem) => p.severity !== 'note';

/** What is wrong with the answer to a broken delivery; empty if the break was named rightly and nothing else hurt. */
export function judge(broken: Broken, result: Run, dataset: string): string[] {
  const faults: string[] = [];
  for (const account of result.report.deliveries) {
    try {
      balance(account);
    } catch (error) {
      faults.push(String(error));
    }
  }
  const problems = [...result.problems, ...gapsOf(result)];
  const said = problems.filter(pointed);
  for (const place of broken.named) {
    if (!said.some((p) => meets(p, place))) {
      const around = said.filter((p) => place.line === undefined || p.line === place.line);
      faults.push(
        `not named: ${show(place)}; said there: ${around.slice(0, 3).map(brief).join(' | ') || 'nothing'}`,
      );
    }
  }
  if (broken.whole === undefined) {
    const places = [...broken.lost, ...broken.named].map((place) => place.line);
    const allowed = new Set([...places, ...(broken.may ?? [])]);
    for (const p of said) {
      if (p.line !== undefined && !allowed.has(p.line)) faults.push(`innocent row named: ${brief(p)}`);
    }
  }
  for (const p of problems) {
    for (const text of [p.title, p.found, p.expected, p.remedy, p.consequence]) {
      if (text !== undefined && broken.never?.test(text)) faults.push(`repeated: ${text}`);
      if (text !== undefined && /\p{Cc}/u.test(text))
        faults.push(`control character in ${JSON.stringify(text)}`);
    }
  }
  return [...faults, ...valueFaults(broken, result, dataset)];
}

function meets(p: Problem, place: Place): boolean {
  return (
    (place.file === undefined || (p.file ?? '').startsWith(place.file)) &&
    (place.line === undefined || p.line === place.line) &&
    (place.columns === undefined || (p.column !== undefined && place.columns.includes(p.column))) &&
    (place.codes === undefined || place.codes.includes(p.code)) &&
    (place.says === undefined || place.says.test(`${p.title} ${p.file} ${p.found} ${p.expected}`))
  );
}

const measures: Record<string, string> = {
  Personen: 'personen',
  Wohnungen: 'wohnungen',
  Wohnfläche: 'flaeche',
};

/** Every value of the file as it stands, unless its place is lost; nothing else may be in the store. */
function valueFaults(broken: Broken, result: Run, dataset: string): string[] {
  const [header = '', ...rows] = broken.lines;
  const wanted = new Map<string, number>();
  header.split(';').forEach((heading, index) => {
    const measure = measures[heading];
    if (measure === undefined) return;
    rows.forEach((row, i) => {
      const line = i + 2;
      const text = row.split(';')[index] ?? '';
      const isLost = broken.lost.some((l) => l.line === line && (l.column ?? heading) === heading);
      if (!isLost && text !== '') wanted.set(`${line} ${measure}`, Number(text.replace(',', '.')));
    });
  });
  const faults: string[] = [];
  const found = new Set<string>();
  for (const cell of result.cells(dataset)) {
    const place = `${cell.line} ${cell.measure}`;
    if (cell.state !== 'ok' || cell.delivery !== 1) continue;
    found.add(place);
    if (wanted.get(place) !== cell.value)
      faults.push(`line ${place}: value ${cell.value}, wanted ${wanted.get(place) ?? 'none'}`);
  }
  const open = (place: string) => broken.open?.some((line) => place.startsWith(`${line} `)) ?? false;
  const gone = [...wanted.keys()].filter((place) => !found.has(place) && !open(place));
  if (broken.whole === undefined && gone.length > 0)
    faults.push(`${gone.length} values lost, the first in line ${gone[0]}`);
  return faults;
}

const show = (place: Place) =>
  [
    place.file,
    place.line === undefined ? 'file' : `line ${place.line}`,
    place.columns?.join('/'),
    place.codes?.join('/'),
    place.says?.source,
  ]
    .filter((part) => part !== undefined)
    .join(', ');
const brief = (p: Problem) => `${p.code} line ${p.line ?? '-'} ${p.column ?? '-'} ${p.found ?? ''}`;
