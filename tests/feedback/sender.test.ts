import { describe, expect, it } from 'vitest';
import { deliveryMatrix, feedbackFor, feedbackOnCheck, isDelivered } from '../../pipeline/feedback/index.js';
import type { FeedbackPage } from '../../pipeline/model/feedback.js';
import { comparedSentence, refusedSentence } from '../../pipeline/model/messages/feedback.js';
import { refusedTitle } from '../../pipeline/model/messages/reminder.js';
import { problemForSender } from '../../pipeline/model/messages/sender.js';
import { inputOf, judgedOf, table } from './support.js';

/** What a sender reads: nothing about files that only the county has, and nothing of a refused file. */

const file = 'altdorf/2025-Q4/einwohnerbestand.csv';
const persons = [
  'Name;Vorname;Geburtsdatum',
  ...Array.from({ length: 30 }, (_, i) => `Meier;Anna;${1 + (i % 28)}.03.${1960 + i}`),
].join('\n');
const remedies = (page: FeedbackPage) =>
  page.sections.flatMap((s) => s.blocks.flatMap((b) => (b.kind === 'problem' ? [b.group.remedy] : [])));
const supplier = { id: 'altdorf', name: 'Stadt Altdorf' };

describe('what a sender can do', () => {
  it('names no file of the county', async () => {
    const input = await inputOf({
      [file]: table(
        'A1;0;m;viele',
        'Weg;0;m;5',
        'A1;x;m;5',
        'A1;0;3;5',
        'A2;0;m;4',
        'A2;0;m;6',
        'A2;1;m;1.Mrz',
      ),
      'altdorf/2025-Q3/einwohnerbestand.csv': '',
      'altdorf/2025-Q4/fall.csv': persons,
    });
    expect(input.problems.length).toBeGreaterThan(7);
    const told = input.problems.map(problemForSender).map((p) => JSON.stringify([p.remedy, p.consequence]));
    for (const text of told) {
      expect(text).not.toMatch(/yaml|areas\.csv|Lesevorschrift|internal\/|Lieferanten|record_level/);
    }
    const page = feedbackFor(input, supplier, judgedOf(input));
    expect(remedies(page).join()).not.toMatch(/yaml|Lesevorschrift|Lieferanten/);
  });
});

describe('a refused file', () => {
  it('is told in the summary, not as something that never came', async () => {
    const input = await inputOf({ 'altdorf/2025-Q4/fall.csv': persons });
    const page = feedbackFor(input, supplier, judgedOf(input));
    expect(page.summary).toContain(refusedSentence(1));
    expect(page.summary.join(' ')).not.toContain('nichts angekommen');
    expect(JSON.stringify(page)).not.toMatch(/Meier|1960/);
    const [first] = deliveryMatrix(input, judgedOf(input)).sections;
    expect(first?.title).toBe(refusedTitle);
    expect(JSON.stringify(first)).toContain('altdorf/2025-Q4/fall.csv');
  });
});

describe('the page of a check', () => {
  it('says with how many deliveries it was compared', async () => {
    const input = await inputOf({ [file]: table('A1;0;m;100') });
    const [delivery] = input.intake.deliveries;
    const compared = { deliveries: delivery ? [delivery] : [], coverage: [] };
    expect(feedbackOnCheck(input, file, compared).summary).toContain(comparedSentence(1));
  });

  it('knows the deliveries however the path is written', () => {
    const room = { deliveriesDir: 'data-raw/deliveries' };
    expect(isDelivered(room, '.\\data-raw\\deliveries\\kamen\\x.csv')).toBe(true);
    expect(isDelivered(room, 'data-raw/deliveries/')).toBe(true);
    expect(isDelivered(room, 'data-raw/deliveries-alt/x.csv')).toBe(false);
    expect(isDelivered(room, 'x.csv')).toBe(false);
  });
});
