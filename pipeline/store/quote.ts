/** Identifiers and texts that come from files pass these before they stand in SQL. */
export const quoteId = (name: string): string => `"${name.replaceAll('"', '""')}"`;
export const quoteText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
