import { describe, expect, it } from 'vitest';
import { readFolder } from '../../../pipeline/audit/read/index.js';
import { auditMessages as say } from '../../../pipeline/model/messages/audit-read.js';
import { noneOutside } from '../../../pipeline/model/messages/funnels.js';
import {
  fewerThanExpected,
  moreThanExpected,
  spreadBeforeAfter,
} from '../../../pipeline/model/messages/standardisation.js';
import { catalogue, folderWith, page } from './small-folder.js';

/** Sentences about standardised shares and funnels: each passes with the numbers of its rows and is found with another. */
async function found(text: string, files: Record<string, string>): Promise<string[]> {
  const { findings } = await readFolder(
    folderWith({ ...files, 'musterstadt.html': page(`<p>${text}</p>`) }),
    null,
    'reports',
  );
  // What the small tables themselves rest on is tried elsewhere.
  return findings.filter((f) => f.file.endsWith('.html')).map((f) => `${f.code}: ${f.message}`);
}
const unexplained = `unexplained-number: ${say.unexplainedSentence()}`;

const title = 'Bezug nach Alter';
const standardised = {
  'data/catalogue.json': JSON.stringify({
    ...catalogue,
    disparities: {
      ...catalogue.disparities,
      standardisation: [
        {
          ...{ id: 'bezug_alter', title, indicator: 'kinder', rest: 'alle anderen', standard: 'county' },
          strata: [{ title: 'unter 15', indicator: 'menschen' }],
        },
      ],
    },
  }),
  'data/standardised.csv': [
    'standardisation,area,area_level,period,reference_date,crude,direct,direct_lower,direct_upper,observed,expected,ratio,ratio_lower,ratio_upper',
    'bezug_alter,99999001,municipality,2025,2025-12-31,20,18.5,14,24,26,21.5,1.21,0.9,1.5',
    'bezug_alter,n,area,2025,2025-12-31,24,22,16,30,24,19,1.26,1,1.6',
  ].join('\r\n'),
};

describe('cases against those expected', () => {
  it.each([
    ['more', moreThanExpected],
    ['fewer', fewerThanExpected],
  ])('pass with the numbers of their row and are found with others: %s', async (_, message) => {
    expect(await found(message(title, 'in Musterstadt', '26', '21,5', '1,21'), standardised)).toEqual([]);
    for (const [observed, expected, ratio] of [
      ['27', '21,5', '1,21'],
      ['26', '22,5', '1,21'],
      ['26', '21,5', '1,31'],
    ] as const) {
      const text = message(title, 'in Musterstadt', observed, expected, ratio);
      expect(await found(text, standardised)).toEqual([unexplained]);
    }
  });
});

describe('the spread of municipalities before and after', () => {
  const told = (crude: [string, string], direct: [string, string]) =>
    found(spreadBeforeAfter(title, 'Kommunen', crude, direct), standardised);
  it('passes with the ends of all municipalities and is found with another end', async () => {
    expect(await told(['20,0 %', '20,0 %'], ['18,5 %', '18,5 %'])).toEqual([]);
    expect(await told(['20,0 %', '21,0 %'], ['18,5 %', '18,5 %'])).toEqual([unexplained]);
    // The end of an area, which is no municipality.
    expect(await told(['20,0 %', '20,0 %'], ['18,5 %', '22,0 %'])).toEqual([unexplained]);
  });
});

describe('a funnel outside of which nobody lies', () => {
  // More areas than places are known: up to that number, a number of places needs no table.
  const rows = (position: string) => ({
    'data/funnels.csv': [
      'indicator,area,period,reference_date,baseline,position',
      ...['99999', '99999001', 's', 'x'].map((area) => `kinder,${area},2025,2025-12-31,12.5,inside`),
      `kinder,n,2025,2025-12-31,12.5,${position}`,
    ].join('\r\n'),
  });
  it('passes with the number of all and is found with another, or where one lies outside', async () => {
    expect(await found(noneOutside('Kinderarmut', '5', 'Kommunen'), rows('inside'))).toEqual([]);
    expect(await found(noneOutside('Kinderarmut', '6', 'Kommunen'), rows('inside'))).toEqual([unexplained]);
    expect(await found(noneOutside('Kinderarmut', '5', 'Kommunen'), rows('high_998'))).toEqual([unexplained]);
  });
});
