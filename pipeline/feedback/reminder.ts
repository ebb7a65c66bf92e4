import * as say from '../model/messages/reminder.js';
import type { DataRoom } from '../model/room.js';
import { addDays, daysBetween, type Judged } from './expected.js';
import { type Outstanding, outstanding } from './missing.js';
import { pageSlug } from './slug.js';
import { textWidth } from './text.js';
import { unique } from './texts.js';
import { wrap } from './wrap.js';

/** A reminder ends after this many days ahead. */
const daysAhead = 14;

export interface Reminder {
  supplier: string;
  /** Name of a text file. */
  file: string;
  text: string;
}

/** One letter per supplier and office with something overdue or due within 14 days, in the order of region.yaml. */
export function reminders(room: DataRoom, judged: readonly Judged[], today: string): Reminder[] {
  const horizon = addDays(today, daysAhead);
  return room.region.suppliers.flatMap((supplier) => {
    const own = judged.filter((j) => j.supplier === supplier.id && j.due <= horizon);
    const offices = unique(own.map((j) => j.contact.email));
    const letters = offices.flatMap((email) => {
      const list = outstanding(
        room,
        own.filter((j) => j.contact.email === email),
      );
      return list.length === 0 ? [] : [letter(room, supplier.id, list, today)];
    });
    return letters.map((text, i) => ({
      supplier: supplier.id,
      file: say.reminderFile(
        letters.length > 1 ? `${pageSlug(supplier.id)}-${i + 1}` : pageSlug(supplier.id),
      ),
      text,
    }));
  });
}

function letter(room: DataRoom, supplier: string, list: readonly Outstanding[], today: string): string {
  const { reminder } = say;
  const county = room.region.county.name;
  const overdue = list.filter((o) => o.state === 'overdue');
  const soon = list.filter((o) => o.state === 'open');
  const [first] = list;
  if (!first) throw new Error('a reminder of nothing');
  const titleOf = (id: string) => room.definitions.datasets.get(id)?.title ?? id;
  const items = (of: readonly Outstanding[], due: (o: Outstanding) => string) =>
    of.flatMap((o) => [
      ...wrap(reminder.item(titleOf(o.dataset), o.periods, o.places), textWidth, '- ', '  '),
      ...wrap(due(o), textWidth, '  ', '  '),
    ]);
  const part = (title: string, lines: string[]) => (lines.length === 0 ? [] : ['', title, ...lines]);
  return `${[
    ...wrap(reminder.to(first.contact.office, first.contact.email), textWidth, '', ''),
    ...wrap(reminder.subject(overdue.length > 0, county), textWidth, '', ''),
    ...(room.region.demonstration === undefined ? [] : ['', ...wrap(room.region.demonstration, textWidth)]),
    '',
    reminder.greeting,
    '',
    ...wrap(overdue.length > 0 ? reminder.intro(county) : reminder.introSoon(county), textWidth),
    ...part(
      reminder.overdue,
      items(overdue, (o) => reminder.dueWas(o.due, daysBetween(o.due, today))),
    ),
    ...part(
      reminder.soon,
      items(soon, (o) => reminder.dueIs(o.due)),
    ),
    ...part(reminder.howTitle, howTo(room, supplier, list)),
    '',
    ...wrap(reminder.apology, textWidth),
    '',
    ...wrap(reminder.contact(room.region.publisher.contact ?? ''), textWidth),
    '',
    reminder.thanks,
    ...wrap(room.region.publisher.name, textWidth),
  ].join('\n')}\n`;
}

/** Folder, and per dataset the export as before where a mapping reads it, else the template. */
function howTo(room: DataRoom, supplier: string, list: readonly Outstanding[]): string[] {
  const { reminder } = say;
  const lines = unique(list.map((o) => o.dataset)).map((id) => {
    const title = room.definitions.datasets.get(id)?.title ?? id;
    const pattern = room.mappings
      .filter((m) => m.dataset === id)
      .flatMap((m) => m.files)
      .find((f) => f.startsWith(`${supplier}/`));
    return pattern === undefined ? reminder.template(title, id) : reminder.mapped(title, fileOf(pattern));
  });
  return [reminder.folder(supplier, list[0]?.periods[0] ?? ''), ...lines, reminder.check].flatMap((line) =>
    wrap(line, textWidth, '- ', '  '),
  );
}

const fileOf = (pattern: string) => pattern.slice(pattern.lastIndexOf('/') + 1);
