import { isUtf8 } from 'node:buffer';
import type { DeliveryAccount } from '../../../pipeline/model/delivery.js';
import { balance, type Run } from '../support.js';

/** What the store holds of a delivery: cells that are not rejected, and the lines they come from. */
export type Taken = ReadonlyMap<number, { cells: number; lines: number }>;

/** What must hold of any files: every one is answered, every record is accounted for, no text is dangerous. */
export function faultsOf(
  files: Record<string, Uint8Array>,
  result: Pick<Run, 'report' | 'problems' | 'rejected'>,
  taken: Taken,
): string[] {
  const { report, problems } = result;
  const faults: string[] = [];
  const answered = new Map<string, number>();
  for (const p of problems) {
    // Of two files that contradict each other one may be named in the problem of the other.
    const elsewhere = [...(p.expected ?? '').matchAll(/deliveries\/[^,;\s»«]+\.csv/g)].map(([file]) => file);
    for (const file of [p.file ?? '', ...elsewhere]) answered.set(file, (answered.get(file) ?? 0) + 1);
  }
  const accounts = new Map(report.deliveries.map((d) => [d.file, d]));
  const rejected = new Map(result.rejected.map((r) => [r.delivery, r]));

  for (const [file, bytes] of Object.entries(files)) {
    const said = answered.get(`deliveries/${file}`) ?? 0;
    const account = accounts.get(file);
    if (!account) {
      if (!report.unclaimed.includes(file) || said === 0)
        faults.push('neither read nor said to be unclaimed');
      continue;
    }
    if (account.records.accepted === 0 && said === 0) faults.push('nothing accepted and nothing said');
    if (account.records.rejected + account.cells.rejected > 0 && said === 0)
      faults.push('rejected in silence');
    faults.push(...accountFaults(bytes, account));
    const own = taken.get(account.delivery) ?? { cells: 0, lines: 0 };
    if (own.lines > account.records.accepted)
      faults.push(`values of ${own.lines} lines, but ${account.records.accepted} records accepted`);
    if (own.cells > account.cells.accepted)
      faults.push(`${own.cells} values, but ${account.cells.accepted} cells accepted`);
    const kept = rejected.get(account.delivery)?.rows ?? [];
    if (kept.length < account.records.rejected)
      faults.push(`${account.records.rejected} records rejected, ${kept.length} kept with their reason`);
    if (kept.some((r) => r.reason === '')) faults.push('rejected without a reason');
  }
  for (const p of problems) if (p.title.trim() === '') faults.push(`problem without a title: ${p.code}`);
  return faults;
}

function accountFaults(bytes: Uint8Array, account: DeliveryAccount): string[] {
  const faults: string[] = [];
  try {
    balance(account);
  } catch (error) {
    faults.push(String(error));
  }
  const used = account.records.read + account.noteLines.length;
  const lines = physicalLines(bytes);
  if (lines !== null && account.records.read > 0) {
    const header = account.headerLines.at(-1) ?? 0;
    const below = lines.slice(header);
    if (account.headerLines.some((line) => line > lines.length)) faults.push('heading below the end');
    if (used > below.filter((line) => !isBlank(line)).length)
      faults.push(`${used} records and notes, but fewer lines with content below the heading`);
    // Without quotation marks a line is a record, so none may be missing.
    if (!bytes.includes(0x22)) {
      const content = below.filter((line) => !isBlank(line) && !isNumbering(line)).length;
      if (used < content) faults.push(`${content} lines with content, ${used} accounted for: rows lost`);
    }
  }
  return faults;
}

/** Physical lines of a UTF-8 file; `null` for bytes whose lines depend on how they are decoded. */
function physicalLines(bytes: Uint8Array): string[] | null {
  if (!isUtf8(bytes) || bytes.includes(0) || (bytes[0] === 0xef && bytes[1] === 0xbb)) return null;
  return Buffer.from(bytes)
    .toString('utf8')
    .split(/\r\n|\r|\n/);
}

const isBlank = (line: string) => line.replace(/[;,\t|\s\ufeff]/g, '') === '';
/** `1;2;3`: numbers of the columns, which a table may carry below its heading. */
const isNumbering = (line: string) => line.split(/[;,\t|]/).every((cell, i) => cell.trim() === String(i + 1));
