import { describe, expect, it } from 'vitest';
import { newTurns } from '../../pipeline/store/in-turn.js';

describe('turns', () => {
  it('are taken one after the other, in the order of asking', async () => {
    const inTurn = newTurns();
    const said: string[] = [];
    const work = (name: string, pauses: number) => async () => {
      said.push(`${name} begins`);
      for (let i = 0; i < pauses; i++) await Promise.resolve();
      said.push(`${name} ends`);
      return name;
    };
    const asked = [inTurn(work('long', 50)), inTurn(work('short', 0))];
    expect(await Promise.all(asked)).toEqual(['long', 'short']);
    expect(said).toEqual(['long begins', 'long ends', 'short begins', 'short ends']);
  });

  it('go on after work that failed, which fails for its caller alone', async () => {
    const inTurn = newTurns();
    const failing = inTurn(() => Promise.reject(new Error('lost')));
    const next = inTurn(async () => 'done');
    await expect(failing).rejects.toThrow('lost');
    expect(await next).toBe('done');
  });
});
