import { createHash } from 'node:crypto';
import type { AuditFinding } from '../../model/audit.js';
import { auditMessages as say } from '../../model/messages/audit-read.js';
import type { Knowledge } from './context.js';
import { readCsv } from './csv.js';
import { unexplained } from './explain.js';

/** Files without figures: they may hold none in a property, a comment or a text either. */

const foreign = (file: string, where: string, message: string): AuditFinding => ({
  code: 'foreign-content',
  file,
  where,
  message,
});

const properties = new Set(['id', 'name', 'level', 'municipality']);
const members = new Set(['type', 'note', 'features']);
const parts = new Set(['type', 'id', 'properties', 'geometry']);

/** Boundaries: of each place its key, name, level and municipality, as the catalogue has them, and nothing else. */
export function readGeoJson(text: string, file: string, { folder, figures }: Knowledge): AuditFinding[] {
  const findings: AuditFinding[] = [];
  const content = parsed(text);
  if (content === null) return [foreign(file, '', say.unreadableFile())];
  const { note } = content;
  if (
    Object.keys(content).some((key) => !members.has(key)) ||
    (note !== undefined && note !== folder.catalogue.note)
  ) {
    findings.push(foreign(file, '', say.foreignProperty()));
  }
  const features = Array.isArray(content.features) ? content.features : [];
  const places = new Map(folder.catalogue.areas.map((a) => [a.id, a]));
  features.forEach((feature: unknown, i) => {
    const where = say.feature(i + 1);
    const record = isRecord(feature) ? feature : {};
    const own = isRecord(record.properties) ? record.properties : {};
    const area = places.get(String(own.id));
    const isKnown = area !== undefined || figures.municipalityOf(String(own.id)) !== undefined;
    const differs = area !== undefined && (own.name !== area.name || own.level !== area.level);
    if (!isKnown || differs || [...Object.keys(record)].some((key) => !parts.has(key))) {
      findings.push(foreign(file, where, say.foreignProperty()));
    } else if (Object.keys(own).some((key) => !properties.has(key))) {
      findings.push(foreign(file, where, say.foreignProperty()));
    }
  });
  return findings;
}

/** Description of the CSV files: columns and hash must be those of the files, its texts must hold no number of their own. */
export async function readDataPackage(
  text: string,
  file: string,
  read: (name: string) => Promise<Uint8Array | null>,
  knowledge: Knowledge,
): Promise<AuditFinding[]> {
  const content = parsed(text);
  if (content === null) return [foreign(file, '', say.unreadableFile())];
  const findings: AuditFinding[] = [];
  const technical = new Set([
    'hash',
    'created',
    'path',
    'name',
    'mediatype',
    'encoding',
    'format',
    'bytes',
    'profile',
  ]);
  const walk = (value: unknown, key: string): void => {
    if (technical.has(key)) return;
    if (typeof value === 'number' || (typeof value === 'string' && tells(value, knowledge))) {
      findings.push({ code: 'unexplained-number', file, where: key, message: say.unexplainedText() });
    } else if (Array.isArray(value)) for (const item of value) walk(item, key);
    else if (isRecord(value)) for (const [name, item] of Object.entries(value)) walk(item, name);
  };
  walk(content, '');
  for (const resource of Array.isArray(content.resources) ? content.resources : []) {
    if (!isRecord(resource)) continue;
    const name = String(resource.path);
    const bytes = /^[\w-]+\.csv$/.test(name) ? await read(name) : null;
    if (bytes === null) {
      findings.push(foreign(file, name, say.describedFileMissing()));
      continue;
    }
    const hash = `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
    if (resource.hash !== hash) findings.push(foreign(file, name, say.otherThanDescribed()));
    const schema =
      isRecord(resource.schema) && Array.isArray(resource.schema.fields) ? resource.schema.fields : [];
    const names = schema.map((field: unknown) => (isRecord(field) ? String(field.name) : ''));
    const line = new TextDecoder().decode(bytes.subarray(0, 4096)).split(/\r?\n/, 1)[0] ?? '';
    if (readCsv(line).header.join() !== names.join()) findings.push(foreign(file, name, say.otherColumns()));
  }
  return findings;
}

/** A number of a place, or one before a word for what is counted. Other numbers of a description are those of its method. */
function tells(text: string, knowledge: Knowledge): boolean {
  const { lexicon } = knowledge;
  const left = unexplained(text, () => ({ indicators: [], areas: [], topics: [] }), knowledge);
  return (
    left.some((token) => lexicon.isCounted(token.after)) ||
    (left.length > 0 && lexicon.areasIn(text).length > 0)
  );
}

/** A style sheet may place and colour; what it adds to the text or remarks must hold no number. */
export function readCss(text: string, file: string): AuditFinding[] {
  const remarks = [...text.matchAll(/\/\*[\s\S]*?\*\//g)].map(([remark]) =>
    remark.replace(/\d+ ?(?:px|r?em|%)/g, ''),
  );
  const speaks =
    remarks.some((remark) => /\d/.test(remark)) ||
    /content\s*:[^;}]*["'][^"';}]*\d/.test(text) ||
    /url\(\s*["']?data:/.test(text);
  return speaks ? [foreign(file, '', say.speakingStyle())] : [];
}

/**
 * Whether a font is one and nothing more: its first bytes, the length it states, and no description or private data in it
 * (WOFF 2.0, section 4.1).
 */
export function isFont(bytes: Uint8Array): boolean {
  if (bytes.length < 48 || new TextDecoder().decode(bytes.subarray(0, 4)) !== 'wOF2') return false;
  const header = new DataView(bytes.buffer, bytes.byteOffset, 48);
  const [length, description, own] = [8, 32, 44].map((at) => header.getUint32(at));
  return length === bytes.length && description === 0 && own === 0;
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const content: unknown = JSON.parse(text);
    return isRecord(content) ? content : null;
  } catch {
    return null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value);
