import { describe, expect, it } from 'vitest';
import { dataPackage } from '../../pipeline/publish/datapackage.js';
import { room } from '../report/county.js';

describe('datapackage.json', () => {
  it('says which indicator stands in for which', () => {
    const base = room();
    const indicators = base.definitions.indicators.map((i) =>
      i.id === 'armut' ? { ...i, coarser: 'saldo' } : i,
    );
    const own = { ...base, definitions: { ...base.definitions, indicators } };
    const { coarser } = JSON.parse(dataPackage(own, [], '2025-12-31', ''));
    expect(coarser).toEqual([{ indicator: 'armut', coarser: 'saldo' }]);
  });
});
