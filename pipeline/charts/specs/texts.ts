import type { Measure } from '../text/measure.js';
import { semibold } from '../text/measure.js';
import { wrapText } from '../text/wrap.js';
import { ink, size } from './theme.js';

/** One line of text, vertically centred on y; x and y in pixels of the plot area. */
export interface Text {
  x: number;
  y: number;
  text: string;
  align: 'left' | 'center' | 'right';
  size: number;
  weight: number;
  fill: string;
  /** Whether a white outline lies under it. */
  halo: boolean;
}

const plain = { align: 'left', size: size.text, weight: 400, fill: ink.text, halo: false } as const;

/** A text in the ordinary ink and size, save for what `style` says. */
export const text = (x: number, y: number, content: string, style: Partial<Text> = {}): Text => ({
  ...plain,
  ...style,
  x,
  y,
  text: content,
});

/** Heading of an axis or legend; none where there is nothing to say. */
export const heading = (x: number, y: number, content: string): Text[] =>
  content === '' ? [] : [text(x, y, content, { size: size.note, fill: ink.muted })];

/** A number on a map, readable on light and dark colours. */
export const haloed = (x: number, y: number, content: string): Text =>
  text(x, y, content, { align: 'center', weight: semibold, halo: true });

const footnoteLine = 11;

/** Height that a footnote of this width takes; none if it is empty. */
export const footnoteHeight = (content: string, width: number, measure: Measure): number =>
  wrapText(content, width, size.note, measure).length * footnoteLine;

export const footnote = (x: number, y: number, content: string, width: number, measure: Measure): Text[] =>
  wrapText(content, width, size.note, measure).flatMap((line, i) =>
    heading(x, y + (i + 0.5) * footnoteLine, line),
  );

/** Encoding of a position that is already in pixels. */
export const pixel = (field: string) => ({ field, type: 'quantitative' as const, scale: null, axis: null });
