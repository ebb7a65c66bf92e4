/** The world is handed in, so that every room runs in a test without a disk. Paths use forward slashes. */
export interface FileSystem {
  readFile(path: string): Promise<Uint8Array>;
  /** Up to `length` bytes from `start` on; fewer only where the file ends. */
  readPart(path: string, start: number, length: number): Promise<Uint8Array>;
  /** Throws if the file cannot be written; parent folders are made. */
  writeFile(path: string, data: string | Uint8Array): Promise<void>;
  /** The same from parts that follow each other, none of which is held. */
  writeParts(path: string, parts: AsyncIterable<string>): Promise<void>;
  /** Every file below a folder, relative paths, sorted by code unit; empty if the folder does not exist. */
  listFiles(dir: string): Promise<string[]>;
  exists(path: string): Promise<boolean>;
  size(path: string): Promise<number>;
  /**
   * Moves a file, also to another device; parent folders are made, a file at the target is replaced. Throws if that
   * cannot be done whole; then the file is where it was.
   */
  move(from: string, to: string): Promise<void>;
}

export interface Progress {
  /** A stage begins, such as `Lieferungen lesen`. */
  stage(title: string): void;
  /** Something inside the stage moved on. */
  step(done: number, total: number): void;
  /** A line the user should see. */
  line(text: string): void;
}

export interface World {
  files: FileSystem;
  clock(): Date;
  progress: Progress;
}
