import { UserError } from '../../dist/pipeline/model/problem.js';

/** Squares and adds; stumbles where asked to. */
export const task = {
  begin:
    ({ add }) =>
    async (input) => {
      if (input === 'user') throw new UserError({ severity: 'error', code: 'bad', title: 'Falsch' });
      if (input === 'fault') throw new TypeError('broken');
      if (input === 'end') process.exit(7);
      return input * input + add;
    },
};
