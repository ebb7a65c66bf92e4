import Papa from 'papaparse';

export interface CsvTable {
  header: string[];
  /** Fields of each row; as many as the file has. */
  rows: string[][];
}

/** RFC 4180 with comma, as the public edition writes it. Empty lines at the end are no rows. */
export function readCsv(text: string): CsvTable {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), {
    delimiter: ',',
    skipEmptyLines: false,
  });
  while (data.length > 0 && isEmpty(data.at(-1))) data.pop();
  const [header = [], ...rows] = data;
  return { header, rows };
}

const isEmpty = (row: readonly string[] | undefined): boolean => row?.length === 1 && row[0] === '';
