import { afterEach, describe, expect, it } from 'vitest';
// @ts-expect-error compiled JavaScript: processes of their own run what was built
import { startProcesses } from '../../dist/pipeline/processes/index.js';
import { UserError } from '../../pipeline/model/problem.js';
import type { Processes, Task } from '../../pipeline/model/processes.js';
import { thisProcess } from '../../pipeline/processes/index.js';

const squares: Task<{ add: number }, number | string, number> = {
  file: new URL('./square-task.mjs', import.meta.url),
  // @ts-expect-error plain JavaScript, as a process reads it
  load: async () => (await import('./square-task.mjs')).task,
};

let processes: Processes = thisProcess;
afterEach(() => processes.close());

async function outputs(settings: { add: number }, inputs: readonly (number | string)[]): Promise<number[]> {
  const found: number[] = [];
  await processes.run(squares, settings, inputs, (output, index) => {
    found[index] = output;
  });
  return found;
}

describe.each([
  ['other processes', startProcesses as () => Processes],
  ['this process', () => thisProcess],
])('work in %s', (_, open) => {
  it('hands over each output with the place of its input, run after run', async () => {
    processes = open();
    processes.warm(squares);
    expect(await outputs({ add: 0 }, [1, 2, 3, 4, 5])).toEqual([1, 4, 9, 16, 25]);
    expect(await outputs({ add: 1 }, [1, 2, 3])).toEqual([2, 5, 10]);
    expect(await outputs({ add: 1 }, [])).toEqual([]);
  });

  it('throws what the work throws, problems as problems', async () => {
    processes = open();
    const failed = await outputs({ add: 0 }, [1, 'user']).catch((error: unknown) => error);
    expect((failed as UserError).problems).toEqual([{ severity: 'error', code: 'bad', title: 'Falsch' }]);
    await expect(outputs({ add: 0 }, ['fault'])).rejects.toThrow('broken');
  });
});

it('notices that a process has ended', async () => {
  processes = (startProcesses as () => Processes)();
  await expect(outputs({ add: 0 }, ['end'])).rejects.toThrow('process ended with 7');
});

it('tells a problem of another process as one of this', async () => {
  processes = (startProcesses as () => Processes)();
  await expect(outputs({ add: 0 }, ['user'])).rejects.toSatisfy(
    (error: unknown) => error instanceof Error && error.name === new UserError([]).name,
  );
});
