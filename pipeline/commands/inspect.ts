import { type Inspection, inspect as inspectText } from '../intake/inspect/inspect.js';
import { type InspectedWorkbook, inspectWorkbook } from '../intake/inspect/inspect-workbook.js';
import { guardBytes, refusedFile, sha256Of } from '../intake/personal/guard.js';
import { isPacked } from '../intake/workbook/workbook.js';
import { whyUnreadable } from '../model/messages/command-values.js';
import { noTable, unreadable } from '../model/messages/inspect.js';
import { noTableInWorkbook } from '../model/messages/inspect-workbook.js';
import { columnLetters, personalData } from '../model/messages/personal.js';
import { workbookEmpty, workbookUnreadable } from '../model/messages/workbook.js';
import { UserError } from '../model/problem.js';
import type { Context } from './context.js';
import { inspectionText } from './inspect-text.js';

/** `teilhabe inspect <file>`: what is understood of a file, and why, before anything is loaded. Needs no data room. */
export async function inspect(context: Context, file: string): Promise<void> {
  let bytes: Uint8Array;
  try {
    bytes = await context.world.files.readFile(file);
  } catch (cause) {
    throw new UserError(unreadable(file, whyUnreadable(cause)));
  }
  // Of a file of personal records only its shape is told: titles and samples may be persons.
  const personal = guardBytes(bytes);
  if (personal && !context.json) {
    const name = { file, shown: file, path: file };
    throw new UserError(
      personalData(refusedFile(name, sha256Of(bytes), personal, null), { kind: 'checked' }),
    );
  }
  const inspection = isPacked(bytes) ? workbookOf(file, bytes) : textOf(file, bytes);
  if (!context.json) {
    for (const line of inspectionText(file, inspection)) context.print(line);
    return;
  }
  const { found } = inspection;
  const names = inspection.columns.map((c) => c.column.name);
  // Without a heading that is known to be one, the first record may have been taken for the headings.
  const shown = !personal || personal.columns.some((c) => c.heading !== null && names.includes(c.heading));
  const result = {
    file,
    ...('format' in inspection
      ? { encoding: inspection.format, bom: false, delimiter: '' }
      : { encoding: inspection.encoding, bom: inspection.bom, delimiter: inspection.delimiter }),
    headerLines: found.levels.map((r) => r.line),
    firstDataLine: found.firstDataLine,
    lastDataLine: found.lastDataLine,
    dataRows: inspection.dataRows,
    columns: shown ? names : inspection.columns.map((c) => columnLetters(c.column.index)),
    // The name of a sheet may be a person's.
    ...('format' in inspection && !personal ? { sheet: inspection.sheet } : {}),
  };
  context.print(escapeControls(JSON.stringify(result, null, 2)));
}

function textOf(file: string, bytes: Uint8Array): Inspection {
  const inspection = inspectText(bytes);
  if ('reason' in inspection) throw new UserError(noTable(file, inspection.reason, inspection.line));
  return inspection;
}

function workbookOf(file: string, bytes: Uint8Array): InspectedWorkbook {
  const inspection = inspectWorkbook(bytes);
  if ('fail' in inspection) throw new UserError(workbookUnreadable({ file }, inspection.fail));
  if (!('reason' in inspection)) return inspection;
  const { sheets } = inspection;
  throw new UserError(sheets.length === 0 ? workbookEmpty({ file }) : noTableInWorkbook(file, sheets));
}

/** JSON may hold DEL and the controls from 80 to 9F as they are; a terminal would obey them. */
const escapeControls = (json: string): string =>
  json.replace(/[\u007f-\u009f]/g, (c) => `\\u${c.charCodeAt(0).toString(16).padStart(4, '0')}`);
