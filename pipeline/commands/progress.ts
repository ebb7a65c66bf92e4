import type { Progress } from '../model/world.js';

/** A stream to write to and what is known about it. */
export interface Output {
  write(text: string): void;
  isTerminal: boolean;
}

/** On a terminal one line that moves; elsewhere (log file, CI) one plain line per stage. */
export function createProgress(output: Output): Progress & { clear(): void } {
  let title = '';
  let shown = false;
  const clear = () => {
    if (shown) output.write('\r\u001b[K');
    shown = false;
  };
  return {
    stage(next) {
      title = next;
      if (output.isTerminal) {
        clear();
        output.write(`${title} …`);
        shown = true;
      } else {
        output.write(`${title}\n`);
      }
    },
    step(done, total) {
      if (!output.isTerminal) return;
      clear();
      output.write(`${title} … ${done} von ${total}`);
      shown = true;
    },
    line(text) {
      clear();
      output.write(`${text}\n`);
    },
    clear,
  };
}

/** For `--json` and tests. */
export const silent: Progress = { stage() {}, step() {}, line() {} };
