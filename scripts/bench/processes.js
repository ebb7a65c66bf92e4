// Processes of a bench: a case that runs alone, and workers that take jobs one after the other.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** Runs a script of this folder in a process of its own; gives what it sends last, with the wall time of the process. */
export function runAlone(script, parameters) {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = fork(join(import.meta.dirname, script), parameters.map(String), {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    let sent = {};
    child.on('message', (message) => {
      sent = message;
    });
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) resolve({ ...sent, processWall: performance.now() - start });
      else reject(new Error(`${script} ${parameters[0]} ended with ${code}`));
    });
  });
}

/**
 * Does jobs in `count` processes, started as a build starts those that render: largest job first, each takes the next.
 * Gives the milliseconds from the first job to the last; loading and preparing is not counted, as a build does it while
 * it reads the deliveries.
 */
export async function timeInProcesses(script, count, jobs, size) {
  const workers = Array.from({ length: count }, () =>
    fork(join(import.meta.dirname, script), [], {
      serialization: 'advanced',
      execArgv: ['--max-semi-space-size=32'],
    }),
  );
  await Promise.all(workers.map((worker) => once(worker, 'message')));
  const waiting = [...jobs].sort((a, b) => size(b) - size(a));
  const start = performance.now();
  await Promise.all(
    workers.map(async (worker) => {
      for (let job = waiting.shift(); job; job = waiting.shift()) {
        worker.send(job);
        await answered(worker, script);
      }
    }),
  );
  const spent = performance.now() - start;
  for (const worker of workers) worker.disconnect();
  return spent;
}

/** The next message of a worker; fails where it ends instead. */
function answered(worker, script) {
  return new Promise((resolve, reject) => {
    const ended = (code) => reject(new Error(`${script} ended with ${code}`));
    worker.once('exit', ended);
    worker.once('message', (message) => {
      worker.off('exit', ended);
      resolve(message);
    });
  });
}
