import type { Text } from './texts.js';

/** One figure ready for its specification: everything that differs between two figures of one kind. */
export interface Drawing {
  /** Name of its specification in `specs/index.ts`. */
  spec: 'map' | 'locator' | 'dots' | 'dots-dense' | 'trend' | 'funnel' | 'strip';
  /** Plot area in pixels; the figure is larger by the padding. */
  width: number;
  height: number;
  padding: { left: number; right: number; top: number; bottom: number };
  /** Values of the parameters of the specification. */
  params: Readonly<Record<string, unknown>>;
  /** Rows of the named data sources of the specification. */
  data: Readonly<Record<string, readonly object[]>>;
  /** What is written, beside the labels of the axes. It is in its place already, so Vega need not see it. */
  texts: readonly Text[];
}

export const noPadding = { left: 0, right: 0, top: 0, bottom: 0 };
