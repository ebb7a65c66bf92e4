import type { Processes } from './processes.js';

/** Does all work in this process: one input after the other. */
export const thisProcess: Processes = {
  warm() {},
  async run(task, settings, inputs, receive) {
    const { begin } = await task.load();
    const work = begin(settings);
    for (const [index, input] of inputs.entries()) await receive(await work(input), index);
  },
  async close() {},
};
