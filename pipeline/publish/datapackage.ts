import { createHash } from 'node:crypto';
import { columnDescriptions, dataFileContents, indexTitle } from '../model/messages/publish.js';
import type { DataRoom } from '../model/room.js';
import { byCode, type ColumnType, type PublishedTable } from './rows.js';

/** `datapackage.json` after the Data Package standard (Frictionless, version 1): what each CSV file holds. */

const fieldType: Record<ColumnType, string> = {
  text: 'string',
  date: 'date',
  number: 'number',
  integer: 'integer',
  boolean: 'boolean',
};

export interface DescribedCsv {
  name: string;
  table: PublishedTable;
  text: string;
  primaryKey: readonly string[];
}

export function dataPackage(
  room: DataRoom,
  files: readonly DescribedCsv[],
  created: string,
  notice: string,
): string {
  const { region } = room;
  const datasets = [...room.definitions.datasets.values()].sort((a, b) => byCode(a.id, b.id));
  const licences = [...new Set(datasets.flatMap((d) => (d.licence ? [d.licence] : [])))].sort(byCode);
  const content = {
    profile: 'tabular-data-package',
    name: `${region.county.slug}-indicators`,
    title: indexTitle(region.county.name),
    ...(notice === '' ? {} : { description: notice, note: notice }),
    created: `${created}T00:00:00Z`,
    contributors: [{ title: region.publisher.name, role: 'publisher' }],
    sources: datasets.map((d) => ({
      title: d.source,
      dataset: d.id,
      ...(d.licence ? { licence: d.licence } : {}),
    })),
    ...(licences.length === 0
      ? {}
      : {
          licenses: licences.map((title) => ({ name: title.replace(/[^-A-Za-z0-9._]+/g, '-'), title })),
        }),
    // Which figures stand in for hidden ones in the reports; each has rows of its own in indicators.csv.
    coarser: room.definitions.indicators.flatMap(({ id, coarser }) =>
      coarser === undefined ? [] : [{ indicator: id, coarser }],
    ),
    resources: files.map((file) => resource(file)),
  };
  return `${JSON.stringify(content, null, 2)}\n`;
}

function resource({ name, table, text, primaryKey }: DescribedCsv) {
  const describe = columnDescriptions(name);
  return {
    profile: 'tabular-data-resource',
    name: name.replace(/\.csv$/, ''),
    path: name,
    description: dataFileContents()[name] ?? '',
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: Buffer.byteLength(text),
    hash: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
    schema: {
      fields: table.columns.map((column) => ({
        name: column.name,
        type: fieldType[column.type],
        description: describe[column.name] ?? '',
      })),
      missingValues: [''],
      primaryKey,
    },
  };
}
