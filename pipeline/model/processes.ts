/** Work that can be done in another process: where it finds the module, and the same for this process. */
export interface Task<Settings, Input, Output> {
  /** The compiled module; it exports `task`. */
  file: URL;
  load(): Promise<TaskModule<Settings, Input, Output>>;
}

/** What such a module exports as `task`. Settings, inputs and outputs are plain data: they are copied from process to process. */
export interface TaskModule<Settings, Input, Output> {
  /** What takes long and needs no settings; done ahead, while the processes have nothing else to do. */
  warm?(): void;
  /** Once per process and run; gives what works on one input after the other. */
  begin(settings: Settings): (input: Input) => Output | Promise<Output>;
}

/** Processes that share work out among each other. */
export interface Processes {
  /** Lets every process load and warm the module ahead. */
  warm(task: { file: URL }): void;
  /**
   * Works on all inputs, in their order as processes become free, and hands over each output with the place of its input
   * as soon as it is there. One run at a time. Throws what the work throws, `UserError` with its problems, and then
   * begins no further input.
   */
  run<Settings, Input, Output>(
    task: Task<Settings, Input, Output>,
    settings: Settings,
    inputs: readonly Input[],
    receive: (output: Output, index: number) => void | Promise<void>,
  ): Promise<void>;
  close(): Promise<void>;
}
