import type { AuditFinding } from '../../../model/audit.js';
import { auditMessages as say } from '../../../model/messages/audit-read.js';
import type { Knowledge } from '../context.js';
import { type Page, placeOf } from '../page.js';

/**
 * Ids of a page are made of those of the definitions and places, such as `sgb2_unter_15-karte` (a drawing doubles the underscores), or count parts from 1 on, such as
 * `profil-1`, `profil-2`. A digit of their own tells something.
 */
export function nameFindings({ names }: Page, file: string, knowledge: Knowledge): AuditFinding[] {
  const numbered = new Set(names.map(({ text }) => counted.exec(text)?.slice(1, 3).join('')));
  const isCounted = (text: string): boolean => {
    const [, stem = '', number = '0'] = counted.exec(text) ?? [];
    const upTo = Array.from({ length: Number(number) }, (_, i) => `${stem}${i + 1}`);
    return upTo.length > 0 && upTo.every((name) => numbered.has(name));
  };
  return names.flatMap(({ text, scope }): AuditFinding[] => {
    if (isCounted(text) || !/\d/.test(text.replaceAll('__', '_').replace(known(knowledge), ''))) return [];
    return [{ code: 'unexplained-number', file, where: placeOf(scope), message: say.unexplainedSentence() }];
  });
}

/** `profil-1`, `#profil-1-lage`. */
const counted = /^#?(\D+-)([1-9]\d{0,3})(?:-\D+)?$/;

const patterns = new WeakMap<Knowledge, RegExp>();

/** Every id of the catalogue that has a digit, the longest first. */
function known(knowledge: Knowledge): RegExp {
  const made = patterns.get(knowledge) ?? make(knowledge);
  patterns.set(knowledge, made);
  return made;
}

function make({ folder }: Knowledge): RegExp {
  const found = new Set<string>();
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(walk);
    else if (value !== null && typeof value === 'object') {
      for (const [key, item] of Object.entries(value)) {
        if (key === 'id' && typeof item === 'string' && /\d/.test(item)) found.add(item);
        walk(item);
      }
    }
  };
  walk(folder.catalogue);
  const ids = [...found].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  // Nothing at all where no id has a digit.
  if (ids.length === 0) return /(?!)/g;
  const escaped = ids.map((id) => id.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${escaped.join('|')})(?![\\p{L}\\p{N}])`, 'gu');
}
