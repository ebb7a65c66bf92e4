import v8 from 'node:v8';
import { UserError } from '../model/problem.js';
import type { TaskModule } from '../model/processes.js';
import type { WorkerAnswer, WorkerRequest } from './ask.js';

/** One process of the pool: takes an input, answers with its output or with the reason why there is none. */

// As in the program itself: code that V8 optimises as soon as it usually does costs more than it spares here. Nor is WebAssembly
// worth it for the few programs that a process hands to HiGHS: later versions of V8 wait as long of themselves.
if (process.versions.node.startsWith('20.')) {
  v8.setFlagsFromString('--interrupt-budget=500000');
  v8.setFlagsFromString('--wasm-tiering-budget=13000000');
}

let work: ((input: unknown) => unknown) | null = null;
process.on('message', async (request: WorkerRequest) => {
  tell(await answerFor(request));
});
// A build that ended, or was killed, takes its processes with it.
process.on('disconnect', () => process.exit());

/** A build that is gone hears nothing more, and that is no fault. */
function tell(answer: WorkerAnswer): void {
  process.send?.(answer, undefined, undefined, () => {});
}

async function answerFor(request: WorkerRequest): Promise<WorkerAnswer> {
  try {
    if ('warm' in request) {
      (await moduleAt(request.warm)).warm?.();
      return { warmed: true };
    }
    if ('settings' in request) work = (await moduleAt(request.task)).begin(request.settings);
    if (!work) throw new Error('task without settings');
    return { output: await work(request.input) };
  } catch (error) {
    if (error instanceof UserError) return { problems: error.problems };
    return { fault: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}

async function moduleAt(file: string): Promise<TaskModule<unknown, unknown, unknown>> {
  const { task } = (await import(file)) as { task: TaskModule<unknown, unknown, unknown> };
  return task;
}
