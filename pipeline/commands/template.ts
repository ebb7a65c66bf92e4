import { type Column, type Dataset, dimensionsOf } from '../model/dataset.js';
import { nearest } from '../model/german.js';
import { fileExists, templateWritten, unknownDataset } from '../model/messages/cli.js';
import { UserError } from '../model/problem.js';
import { type Context, type RoomOptions, roomOf } from './context.js';

/** `teilhabe template <dataset>`: a delivery template derived from the definition; Excel opens it as it is. */
export async function template(
  context: Context,
  options: RoomOptions & { dataset: string; output?: string },
): Promise<void> {
  const { room } = await roomOf(context, options);
  const dataset = room.definitions.datasets.get(options.dataset);
  if (!dataset) {
    const known = [...room.definitions.datasets.keys()].sort();
    throw new UserError({
      severity: 'error',
      code: 'usage',
      title: unknownDataset(options.dataset, known, nearest(options.dataset, known)),
    });
  }
  if (context.json) return context.print(JSON.stringify({ dataset: dataset.id, columns: dataset.columns }));
  if (options.output === undefined) {
    context.print(columnHelp(dataset));
    return context.print(csvTemplate(dataset));
  }
  if (await context.world.files.exists(options.output)) {
    throw new UserError({ severity: 'error', code: 'file-exists', title: fileExists(options.output) });
  }
  // The byte order mark makes Excel read UTF-8; it expects semicolons in Germany.
  await context.world.files.writeFile(
    options.output,
    `\uFEFF${csvTemplate(dataset).replaceAll('\n', '\r\n')}\r\n`,
  );
  context.print(columnHelp(dataset));
  context.print(templateWritten(options.output));
}

/** Heading and one example row made of the good examples. */
export function csvTemplate(dataset: Dataset): string {
  const quote = (text: string) => (/[;"\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [
    dataset.columns.map((c) => quote(c.label)).join(';'),
    dataset.columns.map((c) => quote(c.example.good)).join(';'),
  ].join('\n');
}

/** What each column expects, for the person who fills the template. */
export function columnHelp(dataset: Dataset): string {
  const lines = dataset.columns.flatMap((c) => [
    `${c.label} (${kindOf(c)})`,
    `  ${c.description}`,
    `  richtig: ${c.example.good}    falsch: ${c.example.bad}`,
    ...codesOf(c),
  ]);
  const absent =
    dataset.absent_rows === 'zero'
      ? 'Ausprägungen ohne Fälle dürfen fehlen; sie zählen als null.'
      : 'Jede Ausprägung muss geliefert werden; was fehlt, gilt als nicht geliefert.';
  const omitted = dimensionsOf(dataset).length > 0 ? [absent] : [];
  return [
    `${dataset.title} (${dataset.id})`,
    dataset.description,
    '',
    ...lines,
    '',
    ...omitted,
    'Zeichen: – nichts vorhanden, . geheim oder unbekannt, / nicht sicher genug, ... folgt später, x nicht zutreffend.',
    '',
  ].join('\n');
}

function kindOf(column: Column): string {
  switch (column.role) {
    case 'area':
      return 'Gebiet';
    case 'period':
      return 'Zeitraum';
    case 'dimension':
      return column.type === 'age' ? 'Alter' : 'Schlüssel';
    case 'measure':
      return `${column.type === 'integer' ? 'ganze Zahl' : 'Zahl'}, ${column.unit}`;
  }
}

function codesOf(column: Column): string[] {
  if (column.role !== 'dimension' || column.type !== 'code') return [];
  return [
    `  erlaubt: ${Object.entries(column.codes)
      .map(([code, c]) => `${code} = ${c.label}`)
      .join(', ')}`,
  ];
}
