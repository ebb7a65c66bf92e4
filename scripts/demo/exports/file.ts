import iconv from 'iconv-lite';

/** How an office's program writes its tables. */
export interface Dialect {
  encoding: 'utf-8' | 'utf-8-bom' | 'utf-16le' | 'windows-1252';
  delimiter: ';' | ',' | '\t';
  lineEnd: '\n' | '\r\n';
  /** Quotation marks around every cell, needed or not. */
  quoted?: boolean;
}

/** One delivered file before it becomes bytes. */
export interface ExportFile {
  /** Below `deliveries/`. */
  path: string;
  dialect: Dialect;
  /** Title lines above the heading, as written. */
  before?: string[];
  header: string[];
  rows: (string | number)[][];
  /** Lines below the table, as written. */
  after?: string[];
}

export function toBytes(file: ExportFile): Uint8Array {
  const { encoding, delimiter, lineEnd, quoted = false } = file.dialect;
  const cell = (value: string | number) => {
    const text = String(value);
    const needed = quoted || text.includes(delimiter) || text.includes('"');
    return needed ? `"${text.replaceAll('"', '""')}"` : text;
  };
  const lines = [
    ...(file.before ?? []),
    ...[file.header, ...file.rows].map((row) => row.map(cell).join(delimiter)),
    ...(file.after ?? []),
  ];
  const text = lines.map((line) => line + lineEnd).join('');
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  if (encoding === 'utf-8-bom') return Buffer.from(`\ufeff${text}`, 'utf8');
  return iconv.encode(text, encoding, { addBOM: encoding === 'utf-16le' });
}

/** `12345` -> `12.345` */
export const thousands = (value: number): string => String(value).replace(/\B(?=(\d{3})+(?!\d))/g, '.');

/** `98421.5` -> `98.421,5` */
export function germanDecimal(value: number): string {
  const [whole = '0', fraction = '0'] = value.toFixed(1).split('.');
  return `${thousands(Number(whole))},${fraction}`;
}

export const inventedLine = 'Demonstrationsdaten (erfunden)';

export const dialects = {
  modern: { encoding: 'utf-8', delimiter: ';', lineEnd: '\n' },
  excel: { encoding: 'utf-8-bom', delimiter: ';', lineEnd: '\r\n' },
  old: { encoding: 'windows-1252', delimiter: ';', lineEnd: '\r\n' },
  oldTab: { encoding: 'windows-1252', delimiter: '\t', lineEnd: '\r\n' },
  unicodeText: { encoding: 'utf-16le', delimiter: '\t', lineEnd: '\r\n' },
  comma: { encoding: 'utf-8', delimiter: ',', lineEnd: '\n' },
  quotedComma: { encoding: 'utf-8', delimiter: ',', lineEnd: '\r\n', quoted: true },
  tab: { encoding: 'utf-8', delimiter: '\t', lineEnd: '\n' },
} as const satisfies Record<string, Dialect>;
