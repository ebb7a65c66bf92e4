import type { ChildProcess } from 'node:child_process';
import { type Problem, UserError } from '../model/problem.js';

export type WorkerRequest =
  | { warm: string }
  /** `settings` with the first input of a run. */
  | { task: string; input: unknown; settings?: unknown };

export type WorkerAnswer =
  | { warmed: true }
  | { output: unknown }
  | { problems: readonly Problem[] }
  | { fault: string };

/** Gives one input to a process and waits for the output. */
export function ask(worker: ChildProcess, request: WorkerRequest): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const done = () => {
      worker.off('message', answer);
      worker.off('error', fail);
      worker.off('exit', ended);
    };
    const answer = (message: WorkerAnswer) => {
      if ('warmed' in message) return;
      done();
      if ('output' in message) resolve(message.output);
      else reject('problems' in message ? new UserError(message.problems) : new Error(message.fault));
    };
    const fail = (error: Error) => {
      done();
      reject(error);
    };
    const ended = (code: number | null, signal: string | null) => {
      done();
      reject(new Error(`process ended with ${code ?? signal}`));
    };
    worker.on('message', answer as (message: unknown) => void);
    worker.on('error', fail);
    worker.on('exit', ended);
    worker.send(request);
  });
}
