/** One figure ready for its specification: everything that differs between two figures of one kind. */
export interface Drawing {
  /** Names the compiled specification; see `specs/index.ts`. */
  spec: string;
  /** Plot area in pixels; the figure is larger by the padding. */
  width: number;
  height: number;
  padding: { left: number; right: number; top: number; bottom: number };
  /** Values of the parameters of the specification. */
  params: Readonly<Record<string, unknown>>;
  /** Rows of the named data sources of the specification. */
  data: Readonly<Record<string, readonly object[]>>;
}

export const noPadding = { left: 0, right: 0, top: 0, bottom: 0 };
