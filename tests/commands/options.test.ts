import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { refuseEarlyPeriod, refuseUnknownReports } from '../../pipeline/build-refusals.js';
import { list, path } from '../../pipeline/commands/option-values.js';
import { emptyValue, folderMissing, noValuesUpTo } from '../../pipeline/model/messages/command-values.js';
import { formatProblem } from '../../pipeline/model/messages/index.js';
import { unknownReports } from '../../pipeline/model/messages/publish.js';
import { UserError } from '../../pipeline/model/problem.js';
import type { Region } from '../../pipeline/model/region.js';
import { teilhabe } from '../support/command.js';

/** Slips of the pen in a call: told before good reports are replaced by empty ones. */

const problemsOf = (run: () => void) => {
  try {
    run();
  } catch (error) {
    if (error instanceof UserError) return error.problems;
    throw error;
  }
  return [];
};

describe('values of options', () => {
  it.each([
    ['data-raw\\', 'data-raw'],
    ['.\\meine Daten\\Kreis Süd\\', 'meine Daten/Kreis Süd'],
    ['./out/x/', 'out/x'],
    ['C:\\Daten\\', 'C:/Daten'],
    ['C:\\', 'C:/'],
    ['\\\\server\\freigabe\\lieferungen', '//server/freigabe/lieferungen'],
    ['.', '.'],
    ['./', '.'],
    ['../x', '../x'],
    ['/', '/'],
  ])('the path %s is %s', (typed, read) => {
    expect(path('--out')(typed)).toBe(read);
  });

  it('an empty one is wrong usage', async () => {
    expect(list('--only')(' kamen , unna,')).toEqual(['kamen', 'unna']);
    for (const args of [
      ['--formats', ''],
      ['--only', ' , '],
      ['--out', ''],
      ['--data-raw', ''],
    ] as const) {
      const { code, err } = await teilhabe('build', ...args);
      expect(err).toContain(emptyValue(args[0]));
      expect(code).toBe(2);
    }
  });
});

describe('what a build refuses', () => {
  it('a folder of deliveries that is not there', async () => {
    for (const command of [['build'], ['check', 'README.md'], ['gebiete']]) {
      const { code, err } = await teilhabe(...command, '--deliveries', 'liferungen');
      expect(err).toContain(formatProblem(folderMissing('--deliveries', 'liferungen')));
      expect(code).toBe(1);
    }
  });

  it('a report that the county does not have, with the name that is meant', () => {
    const region = {
      county: { slug: 'kreis-muster' },
      municipalities: [{ slug: 'musterstadt' }, { slug: 'altdorf' }],
    } as Region;
    const known = ['musterstadt', 'altdorf', 'kreis-muster'];
    expect(problemsOf(() => refuseUnknownReports(region, undefined))).toEqual([]);
    expect(problemsOf(() => refuseUnknownReports(region, ['altdorf', 'kreis-muster']))).toEqual([]);
    const [problem] = problemsOf(() => refuseUnknownReports(region, ['altdorf', 'Musterstadd']));
    expect(problem).toEqual(unknownReports(['Musterstadd'], known));
    expect(problem?.remedy).toMatch(/^Meinten Sie »musterstadt«\? /);
  });

  it('a period before all values', () => {
    const values = [{ referenceDate: '2025-03-31' }, { referenceDate: '2024-12-31' }];
    expect(problemsOf(() => refuseEarlyPeriod(values, undefined))).toEqual([]);
    expect(problemsOf(() => refuseEarlyPeriod(values, '2024-Q4'))).toEqual([]);
    expect(problemsOf(() => refuseEarlyPeriod([], '2014-Q4'))).toEqual([]);
    expect(problemsOf(() => refuseEarlyPeriod(values, '2024-Q3'))).toEqual([
      noValuesUpTo('30.09.2024', '31.12.2024'),
    ]);
  });
});

it('--version gives the version of package.json', async () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  for (const option of ['--version', '-V']) {
    expect(await teilhabe(option)).toEqual({ code: 0, out: `${version}\n`, err: '' });
  }
});
