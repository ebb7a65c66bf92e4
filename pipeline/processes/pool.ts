import { type ChildProcess, fork } from 'node:child_process';
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { thisProcess } from '../model/alone.js';
import type { Processes } from '../model/processes.js';
import { ask, type WorkerRequest } from './ask.js';

/** Compiled beside this module; absent where the TypeScript source itself runs (tests). */
const workerFile = fileURLToPath(new URL('./worker.js', import.meta.url));
/** More processes than this only cost memory: a county has ten or twenty reports. */
const mostProcesses = 8;

/**
 * As many processes as there are processors, started when they are first needed. When they are warmed ahead, one less
 * at first, since the reading of the deliveries takes one processor, and the last as soon as another is warm.
 * Processes and not threads: two threads share the memory and the cache of Typst, and wait for each other there; the
 * same PDFs take half as long again.
 */
export function startProcesses(): Processes {
  if (!existsSync(workerFile)) return thisProcess;
  const workers: ChildProcess[] = [];
  const most = Math.min(availableParallelism(), mostProcesses);
  let closed = false;
  const startUpTo = (count: number) => {
    while (!closed && workers.length < count) workers.push(start());
  };
  return {
    warm(task) {
      const request: WorkerRequest = { warm: task.file.href };
      startUpTo(Math.max(1, most - 1));
      for (const worker of workers) worker.send(request);
      workers[0]?.once('message', () => {
        const before = workers.length;
        startUpTo(most);
        for (const worker of workers.slice(before)) worker.send(request);
      });
    },
    async run(task, settings, inputs, receive) {
      startUpTo(Math.min(most, inputs.length));
      const waiting = [...inputs.entries()];
      /** Takes the next waiting input until none is left. The list is shared by all processes. */
      const workOff = async (worker: ChildProcess) => {
        let isFirst = true;
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const [index, input] = next;
          const request = { task: task.file.href, input, ...(isFirst ? { settings } : {}) };
          isFirst = false;
          await receive((await ask(worker, request)) as Awaited<Parameters<typeof receive>[0]>, index);
        }
      };
      // All come to rest before a fault is passed on: a late answer would be taken for one of the next run.
      const ended = await Promise.allSettled(
        workers.map((worker) =>
          workOff(worker).catch((error: unknown) => {
            waiting.length = 0;
            throw error;
          }),
        ),
      );
      for (const result of ended) if (result.status === 'rejected') throw result.reason;
    },
    async close() {
      closed = true;
      await Promise.all(workers.map(hasEnded));
    },
  };
}

/** Drawing makes much short-lived data; a larger nursery spares a fifth of the time. */
const start = () =>
  fork(workerFile, [], { serialization: 'advanced', execArgv: ['--max-semi-space-size=32'] });

/** Ends a process, and waits until it has. */
function hasEnded(worker: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (worker.exitCode !== null || worker.signalCode !== null) return resolve();
    worker.once('exit', () => resolve());
    worker.kill();
  });
}
