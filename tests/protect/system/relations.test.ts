import { describe, expect, it } from 'vitest';
import { protect } from '../../../pipeline/protect/index.js';
import { aldorf, bruch, county, figure } from '../../report/county.js';
import { believed, computedOf, counted, counting, dataset, hiddenIn, roomOf, sharing } from './county.js';

/**
 * One case for each kind of relation. Each says first what somebody could work out if only the small count were hidden, by
 * counting through all whole numbers, and then that nobody can with what is hidden beside it. The pattern expected is
 * the cheapest, worked out by hand: size plus one, a tenth of that in the residual area.
 */

const all = { dataset: 'hilfen', measure: 'alle' };
const part = { dataset: 'hilfen', measure: 'davon' };
const aged = (from: number, under: number) => ({ ...all, where: { alter: { from, under } } });
const single = { additivity: { areas: false, time: 'stock' } };

describe('areas and their municipality', () => {
  const at = roomOf([dataset('hilfen')], [counting('faelle', all)]);
  const values = [
    counted('faelle', 'a1', 2),
    counted('faelle', 'a2', 10),
    counted('faelle', 'a-rest', 30),
    counted('faelle', aldorf, 42),
  ];

  it('give a single hidden area back, and not two', async () => {
    expect(believed(1, [0, 50], ([a = 0]) => a + 10 + 30 === 42)).toEqual([2, 2]);
    // The residual area of 30 costs 4, the area of 10 costs 11.
    const { hidden, records } = await hiddenIn(values, at);
    expect(hidden).toEqual(['faelle a-rest 2025', 'faelle a1 2025']);
    const left = believed(2, [1, 50], ([a = 0, rest = 0]) => a + rest + 10 === 42);
    expect(left).toEqual([1, 31]);
    expect(records).toEqual([
      {
        indicator: 'faelle',
        area: 'a1',
        period: '2025',
        part: 'numerator',
        reason: 'primary',
        lower: 1,
        upper: 31,
        demand: { lower: 1, upper: 5 },
      },
      {
        indicator: 'faelle',
        area: 'a-rest',
        period: '2025',
        part: 'numerator',
        reason: 'secondary',
        lower: 1,
        upper: 31,
        demand: null,
      },
    ]);
  });

  it('are counted apart: what is hidden for its own sake and what for the sake of others', async () => {
    const { published } = await hiddenIn(values, at);
    const of = { indicator: 'faelle', areaLevel: 'area', period: '2025' };
    expect(published.hidden).toEqual([{ ...of, values: 2, secondary: 1 }]);
  });

  it('are hidden in every row, also the group that is hidden only for the sake of another', async () => {
    const shares = roomOf([dataset('hilfen')], [sharing('anteil', part, all)]);
    // Two people live in a1, fewer than five: the residual area of 60 is the cheapest partner.
    const { hidden, published } = await hiddenIn(
      [
        counted('anteil', 'a1', 0, 2),
        counted('anteil', 'a2', 10, 50),
        counted('anteil', 'a-rest', 20, 60),
        counted('anteil', aldorf, 30, 112),
      ],
      shares,
    );
    expect(hidden).toEqual(['anteil a-rest 2025', 'anteil a1 2025']);
    expect(published.values.map((v) => v.denominator)).toEqual([null, 50, null, 112]);
  });

  it('may be anything where balances are meant: no bound follows from a sum of them', async () => {
    const net = { plus: [all], minus: [part] };
    const balances = roomOf([dataset('hilfen')], [counting('saldo', net)]);
    const { records } = await hiddenIn(
      [
        counted('saldo', 'a1', -2),
        counted('saldo', 'a2', 10),
        counted('saldo', 'a-rest', 30),
        counted('saldo', aldorf, 38),
      ],
      balances,
    );
    expect(records.map((r) => [r.area, r.lower, r.upper])).toEqual([
      ['a1', null, null],
      ['a-rest', null, null],
    ]);
  });

  it('may be none where a zero would be hidden as well', async () => {
    const { streng } = at.definitions.policy.classes;
    if (!streng) throw new Error('fixture');
    const policy = { classes: { streng: { ...streng, zero: 'sensitive' as const } } };
    const sensitive = { ...at, definitions: { ...at.definitions, policy } };
    const { records } = await hiddenIn(values, sensitive);
    // 42 less the printed 10 leaves 32 for both.
    expect(records.map((r) => [r.area, r.lower, r.upper])).toEqual([
      ['a1', 0, 32],
      ['a-rest', 0, 32],
    ]);
  });

  it('never hide a zero for others', async () => {
    const [small, , rest, total] = values;
    if (!small || !rest || !total) throw new Error('fixture');
    const { hidden } = await hiddenIn(
      [small, counted('faelle', 'a2', 40), counted('faelle', 'a-rest', 0), total],
      at,
    );
    expect(hidden).toEqual(['faelle a1 2025', 'faelle a2 2025']);
  });

  it('leave play where a delivered total differs within the tolerance of its source', async () => {
    const loose = roomOf([dataset('hilfen', { tolerance: { absolute: 6 } })], [counting('faelle', all)]);
    const delivered = [...values.slice(0, 3), counted('faelle', aldorf, 43)];
    // 43 within six of 40 + a: a from 1 to 9, which holds 1 to 5.
    expect(believed(1, [1, 50], ([a = 0]) => Math.abs(43 - 40 - a) <= 6)).toEqual([1, 9]);
    expect((await hiddenIn(delivered, loose)).hidden).toEqual(['faelle a1 2025']);
  });

  it('say nothing where the dataset does not add up over areas', async () => {
    const moves = roomOf([dataset('hilfen', single)], [counting('faelle', all)]);
    expect((await hiddenIn(values, moves)).hidden).toEqual(['faelle a1 2025']);
  });

  it('do not give back what the source itself hides', async () => {
    const delivered = [
      figure('faelle', 'a1', '2025', null, { status: 'suppressed' }),
      counted('faelle', 'a2', 10),
      counted('faelle', 'a-rest', 30),
      counted('faelle', aldorf, 42),
    ];
    expect(believed(1, [0, 50], ([a = 0]) => a + 10 + 30 === 42)).toEqual([2, 2]);
    const { hidden, records } = await hiddenIn(delivered, at);
    expect(hidden).toEqual(['faelle a-rest 2025', 'faelle a1 2025']);
    // Of what was never delivered there is nothing to record.
    expect(records.map((r) => [r.area, r.reason])).toEqual([['a-rest', 'secondary']]);
  });

  it('hide a total only where nothing else works, and then keep that of the county', async () => {
    // 2 + 3 = 5: who sees the 5 knows that neither is 5 or more. The total of Aldorf has to go; who sees the county and
    // Bruch has it back, so that Bruch goes too, and with it one of its areas.
    const { hidden } = await hiddenIn(
      [
        counted('faelle', 'a1', 2),
        counted('faelle', 'a2', 3),
        counted('faelle', 'a-rest', 0),
        counted('faelle', aldorf, 5),
        counted('faelle', 'b1', 60),
        counted('faelle', 'b2', 40),
        counted('faelle', bruch, 100),
        counted('faelle', county, 105),
      ],
      at,
    );
    expect(hidden).toEqual([
      `faelle ${aldorf} 2025`,
      `faelle ${bruch} 2025`,
      'faelle a1 2025',
      'faelle a2 2025',
      'faelle b2 2025',
    ]);
  });

  it('prefer what was hidden before, within reason', async () => {
    const even = [
      counted('faelle', 'a1', 2),
      counted('faelle', 'a2', 10),
      counted('faelle', 'a-rest', 0),
      counted('faelle', aldorf, 24),
    ];
    even.push(counted('faelle', 'a3', 12));
    const wider = {
      ...at,
      region: {
        ...at.region,
        areas: [
          ...at.region.areas,
          ...at.region.areas.filter((a) => a.id === 'a2').map((a) => ({ ...a, id: 'a3' })),
        ],
      },
    };
    expect((await hiddenIn(even, wider)).hidden).toEqual(['faelle a1 2025', 'faelle a2 2025']);
    const earlier = ['a1', 'a2', 'a3'].map((area) => ({
      indicator: 'faelle',
      area,
      period: '2024',
      numeratorIsHidden: area !== 'a2',
      denominatorIsHidden: false,
    }));
    expect((await hiddenIn(even, wider, { earlier })).hidden).toEqual(['faelle a1 2025', 'faelle a3 2025']);
  });
});

describe('age bands', () => {
  it('of which one is the rest of two others', async () => {
    const at = roomOf(
      [dataset('hilfen', single)],
      [counting('u3', aged(0, 3)), counting('u6', aged(0, 6)), counting('ab3', aged(3, 6))],
    );
    expect(believed(1, [0, 60], ([u3 = 0]) => u3 + 20 === 22)).toEqual([2, 2]);
    const { hidden } = await hiddenIn(
      [counted('u3', 'a1', 2), counted('u6', 'a1', 22), counted('ab3', 'a1', 20)],
      at,
    );
    // 3 to under 6 costs 21, under 6 costs 23.
    expect(hidden).toEqual(['ab3 a1 2025', 'u3 a1 2025']);
    expect(believed(2, [1, 60], ([u3 = 0, ab3 = 0]) => u3 + ab3 === 22)).toEqual([1, 21]);
  });

  it('that overlap: under 15, under 18, 15 to under 25, 18 to under 25', async () => {
    const at = roomOf(
      [dataset('hilfen', single)],
      [
        counting('u15', aged(0, 15)),
        counting('u18', aged(0, 18)),
        counting('jung', aged(15, 25)),
        counting('erwachsen', aged(18, 25)),
      ],
    );
    // Base cells: under 15, 15 to under 18 (printed nowhere), 18 to under 25. 34 - 31 = 3 give 18 - 3 = 15 ... the last.
    const fits = ([last = 0, first = 0, middle = 0]: readonly number[]) =>
      first === 40 && first + middle === 70 && middle + last === 33;
    expect(believed(3, [0, 70], fits)).toEqual([3, 3]);
    const { hidden } = await hiddenIn(
      [
        counted('u15', 'a1', 40),
        counted('u18', 'a1', 70),
        counted('jung', 'a1', 33),
        counted('erwachsen', 'a1', 3),
      ],
      at,
    );
    expect(hidden).toEqual(['erwachsen a1 2025', 'jung a1 2025']);
    const blurred = ([last = 0, first = 0, middle = 0]: readonly number[]) =>
      last >= 1 && first === 40 && first + middle === 70;
    expect(believed(3, [0, 70], blurred)).toEqual([1, 70]);
  });
});

describe('sums', () => {
  const other = { dataset: 'rente', measure: 'alle' };

  it('of two sources, one of them printed by itself', async () => {
    const at = roomOf(
      [dataset('hilfen', single), dataset('rente', single)],
      [counting('beide', { plus: [all, other] }), counting('faelle', all), counting('renten', other)],
    );
    expect(believed(1, [0, 60], ([renten = 0]) => renten + 50 === 53)).toEqual([3, 3]);
    const { hidden } = await hiddenIn(
      [counted('beide', 'a1', 53), counted('faelle', 'a1', 50), counted('renten', 'a1', 3)],
      at,
    );
    expect(hidden).toEqual(['faelle a1 2025', 'renten a1 2025']);
  });

  it('over two years, one of them printed by itself', async () => {
    const at = roomOf(
      [dataset('hilfen', { additivity: { areas: false, time: 'flow' } })],
      [counting('jahr', all), counting('zwei', all, { window_periods: 2 })],
    );
    expect(believed(1, [0, 60], ([first = 0]) => first + 20 === 22)).toEqual([2, 2]);
    const { hidden } = await hiddenIn(
      [counted('jahr', 'a1', 2, undefined, '2024'), counted('jahr', 'a1', 20), counted('zwei', 'a1', 22)],
      at,
    );
    expect(hidden).toEqual(['jahr a1 2024', 'jahr a1 2025']);
  });
});

describe('parts and wholes', () => {
  const areas = (n: number[], d: number[]) => [
    ...['a1', 'a2', 'a-rest'].map((area, i) => counted('anteil', area, n[i] ?? 0, d[i] ?? 0)),
    counted(
      'anteil',
      aldorf,
      n.reduce((a, b) => a + b),
      d.reduce((a, b) => a + b),
    ),
  ];
  const at = roomOf([dataset('hilfen')], [sharing('anteil', part, all)]);

  it('leave no doubt where the cheapest partner is all of its group', async () => {
    // Residual area 20 of 20: hidden with a1 = 2, the sum 22 and the group of 20 leave a1 at 2 or more.
    expect(believed(2, [0, 40], ([a = 0, rest = 0]) => a + rest === 22 && rest <= 20)).toEqual([2, 22]);
    const { hidden } = await hiddenIn(areas([2, 60, 20], [50, 100, 20]), at);
    expect(hidden).toContain('anteil a2 2025');
    expect(believed(2, [1, 90], ([a = 0, b = 0]) => a + b === 62 && a <= 50 && b <= 100)).toEqual([1, 50]);
  });

  it('leave as much doubt about the few that are no cases, where the class protects these', async () => {
    const { streng } = at.definitions.policy.classes;
    if (!streng) throw new Error('fixture');
    const policy = { classes: { streng: { ...streng, protect_complement: true } } };
    const strict = { ...at, definitions: { ...at.definitions, policy } };
    // Two of a hundred are none: 98 cases must look like 95 to 99. With the residual area 68 to 100 are possible.
    const wide = ([a = 0, rest = 0]: readonly number[]) => a + rest === 128 && a <= 100 && rest <= 60;
    expect(believed(2, [1, 100], wide)).toEqual([68, 100]);
    const found = await hiddenIn(areas([98, 60, 30], [100, 200, 60]), strict);
    expect(found.hidden).toEqual(['anteil a-rest 2025', 'anteil a1 2025']);
    expect(found.records[0]).toMatchObject({
      area: 'a1',
      reason: 'primary',
      demand: { lower: 95, upper: 99 },
    });
  });

  it('believe a rule of the dataset that the figures obey', async () => {
    const rule = { id: 'regel', title: 'x', part, not_above: all, severity: 'error' };
    const ruled = roomOf(
      [dataset('hilfen', { plausibility: [rule] })],
      [counting('davon', part), counting('alle', all)],
    );
    const figures = [
      ...[2, 60, 20].map((n, i) => counted('davon', ['a1', 'a2', 'a-rest'][i] ?? '', n)),
      counted('davon', aldorf, 82),
      ...[50, 100, 20].map((n, i) => counted('alle', ['a1', 'a2', 'a-rest'][i] ?? '', n)),
      counted('alle', aldorf, 170),
    ];
    expect((await hiddenIn(figures, ruled)).hidden).toContain('davon a2 2025');
    const free = roomOf([dataset('hilfen')], [counting('davon', part), counting('alle', all)]);
    expect((await hiddenIn(figures, free)).hidden).toEqual(['davon a-rest 2025', 'davon a1 2025']);
  });

  it('believe what follows from two rules through something nobody counts', async () => {
    const between = { dataset: 'heime', measure: 'alle' };
    const figures = [
      ...[2, 60, 20].map((n, i) => counted('davon', ['a1', 'a2', 'a-rest'][i] ?? '', n)),
      counted('davon', aldorf, 82),
      ...[50, 100, 20].map((n, i) => counted('alle', ['a1', 'a2', 'a-rest'][i] ?? '', n)),
      counted('alle', aldorf, 170),
    ];
    const hiddenWith = async (...rules: (readonly [unknown, unknown])[]) => {
      const plausibility = rules.map(([less, more], i) => ({
        ...{ id: `regel_${i}`, title: 'x', part: less, not_above: more, severity: 'error' },
      }));
      const ruled = roomOf(
        [dataset('hilfen', { plausibility }), dataset('heime')],
        [counting('davon', part), counting('alle', all)],
      );
      return (await hiddenIn(figures, ruled)).hidden;
    };
    // No more of them than homes, no more homes than all: 22 in both places and 20 in one of them leave at least two in the other.
    expect(await hiddenWith([part, between], [between, all])).toContain('davon a2 2025');
    expect(await hiddenWith([part, between], [all, between])).toEqual(['davon a-rest 2025', 'davon a1 2025']);
  });

  it('hide a count in every figure it stands in', async () => {
    const twice = roomOf(
      [dataset('hilfen', single)],
      [counting('davon', part), sharing('anteil', part, all)],
    );
    // Three of ten: the share is hidden for its small group, and the count itself is too small anyway.
    const { hidden, published } = await hiddenIn(
      [counted('davon', 'a1', 3), counted('anteil', 'a1', 3, 10)],
      twice,
    );
    expect(hidden).toEqual(['anteil a1 2025', 'davon a1 2025']);
    expect(published.values.map((v) => v.numerator)).toEqual([null, null]);
  });

  it('record only what is hidden everywhere, with what is left of it', async () => {
    const twice = roomOf(
      [dataset('hilfen', single)],
      [counting('davon', part), sharing('anteil', part, all)],
    );
    // Ten of fifteen: no share is printed of so few, but the ten stand beside it.
    const beside = await hiddenIn([counted('davon', 'a1', 10), counted('anteil', 'a1', 10, 15)], twice);
    expect(beside.hidden).toEqual(['anteil a1 2025']);
    expect(beside.records).toEqual([]);
    // None of nineteen: anything from none to all of them may be.
    const { hidden, records } = await hiddenIn([counted('anteil', 'a1', 0, 19)], at);
    expect(hidden).toEqual(['anteil a1 2025']);
    expect(records.map((r) => [r.part, r.reason, r.lower, r.upper, r.demand])).toEqual([
      ['numerator', 'primary', 0, 19, null],
    ]);
  });
});

describe('an equation of which the source allows one off', () => {
  const rule = {
    ...{ id: 'regel', title: 'x', part, adds_up_to: all, severity: 'warning' },
    tolerance: { absolute: 1 },
  };
  const at = roomOf(
    [dataset('hilfen', { ...single, plausibility: [rule] })],
    [counting('davon', part), counting('alle', all)],
  );

  it('leaves two small counts that differ by one as open as each is alone', async () => {
    // For any number of one there is one of the other, so that nothing bounds them from above, and nothing is betrayed.
    const values = computedOf([counted('davon', 'a1', 2), counted('alle', 'a1', 3)]);
    const { records, problems } = await protect(values, at);
    expect(records.map((r) => [r.indicator, r.lower, r.upper])).toEqual([
      ['davon', 1, null],
      ['alle', 1, null],
    ]);
    expect(problems).toEqual([]);
  });
});

describe('rules about what no figure counts', () => {
  const pension = { dataset: 'rente', measure: 'alle' };
  const people = { dataset: 'menschen', measure: 'alle' };
  const rule = { id: 'regel', title: 'x', part: pension, not_above: people, severity: 'warning' };
  const places = ['a1', 'a2', 'a-rest'];
  const indicators = [
    counting('faelle', all),
    counting('beide', { plus: [all, pension] }),
    counting('menschen', people),
  ];
  const roomWith = (plausibility: unknown[]) =>
    roomOf([dataset('hilfen', single), dataset('rente', { plausibility }), dataset('menschen')], indicators);
  const figures = [counted('faelle', 'a1', 2), counted('beide', 'a1', 12), counted('menschen', 'a1', 10)];

  it('narrow a part of a printed sum: more than ten of the twelve cannot be the others', async () => {
    // 12 = cases + pensioners, and there are only ten people: at least two cases, so that one is excluded.
    const fits = ([cases = 0, pensions = 0]: readonly number[]) => cases + pensions === 12 && pensions <= 10;
    expect(believed(2, [0, 12], fits)).toEqual([2, 12]);
    expect((await hiddenIn(figures, roomWith([rule]))).hidden).toEqual(['beide a1 2025', 'faelle a1 2025']);
    expect((await hiddenIn(figures, roomWith([]))).hidden).toEqual(['faelle a1 2025']);
  });

  it('narrow a count through its partner in the residual area, where few people are', async () => {
    const ruled = (plausibility: unknown[]) =>
      roomOf([dataset('hilfen'), dataset('rente', { plausibility }), dataset('menschen')], indicators);
    const values = [
      ...[2, 20, 9].map((n, i) => counted('faelle', places[i] ?? '', n)),
      counted('faelle', aldorf, 31),
      ...[12, 40, 12].map((n, i) => counted('beide', places[i] ?? '', n)),
      counted('beide', aldorf, 64),
      ...[30, 90, 5].map((n, i) => counted('menschen', places[i] ?? '', n)),
      counted('menschen', aldorf, 125),
    ];
    // The residual area is the cheapest partner: 31 - 20 = 11 are in both. Five people there: seven of its twelve are cases.
    const fits =
      (most: number) =>
      ([a = 0, rest = 0, pensions = 0]: readonly number[]) =>
        a >= 1 && rest >= 1 && a + rest === 11 && rest + pensions === 12 && pensions <= most;
    expect(believed(3, [0, 12], fits(12))).toEqual([1, 10]);
    expect(believed(3, [0, 12], fits(5))).toEqual([1, 4]);
    const free = await hiddenIn(values, ruled([]));
    expect(free.hidden).toEqual(['faelle a-rest 2025', 'faelle a1 2025']);
    const { hidden, records } = await hiddenIn(values, ruled([rule]));
    // The demand reaches up to five: something else has to go.
    expect(hidden).toContain('faelle a2 2025');
    const own = records.find((r) => r.indicator === 'faelle' && r.area === 'a1');
    expect(own).toMatchObject({ lower: 1, upper: 12 });
  });

  it('say nothing where the figures break them', async () => {
    // Thirteen pensioners or more of twelve people.
    const broken = [counted('faelle', 'a1', 2), counted('beide', 'a1', 15), counted('menschen', 'a1', 12)];
    expect((await hiddenIn(broken, roomWith([rule]))).hidden).toEqual(['faelle a1 2025']);
  });
});

describe('figures beside', () => {
  it('are one system with the others: a headline total gives away no hidden area', async () => {
    const at = roomOf([dataset('hilfen')], [counting('faelle', all)]);
    const beside = {
      room: roomOf([dataset('hilfen')], [counting('eckwert', all)]),
      computed: computedOf([counted('eckwert', aldorf, 42)]),
    };
    const parts = [counted('faelle', 'a1', 2), counted('faelle', 'a2', 10), counted('faelle', 'a-rest', 30)];
    expect((await hiddenIn(parts, at)).hidden).toEqual(['faelle a1 2025']);
    const found = await hiddenIn(parts, at, { beside });
    expect(found.hidden).toEqual(['faelle a-rest 2025', 'faelle a1 2025']);
    expect(found.beside?.values.map((v) => [v.indicator, v.value])).toEqual([['eckwert', 42]]);
  });
});
