import type * as GeoJSON from 'geojson';
import { type Bounds, type Point, point } from './shape.js';

/** The pieces of a line inside a frame, without edges along the frame (Liang and Barsky, 1984). */
export function clipLine(line: readonly GeoJSON.Position[], frame: Bounds): Point[][] {
  const pieces: Point[][] = [];
  let open: Point[] | null = null;
  for (let i = 1; i < line.length; i++) {
    const from = point(line[i - 1] ?? []);
    const to = point(line[i] ?? []);
    const part = clipSegment(from, to, frame);
    if (part === null) {
      open = null;
      continue;
    }
    const [start, end] = part;
    if (open === null || start !== from) {
      open = [start];
      pieces.push(open);
    }
    open.push(end);
    if (end !== to) open = null;
  }
  return pieces;
}

function clipSegment(a: Point, b: Point, [west, south, east, north]: Bounds): [Point, Point] | null {
  const dx = b[0] - a[0];
  const dy = b[1] - a[1];
  let enter = 0;
  let leave = 1;
  for (const [step, room] of [
    [-dx, a[0] - west],
    [dx, east - a[0]],
    [-dy, a[1] - south],
    [dy, north - a[1]],
  ] as const) {
    if (step === 0) {
      if (room < 0) return null;
    } else if (step < 0) enter = Math.max(enter, room / step);
    else leave = Math.min(leave, room / step);
  }
  if (enter > leave) return null;
  const at = (t: number): Point => [a[0] + t * dx, a[1] + t * dy];
  return [enter === 0 ? a : at(enter), leave === 1 ? b : at(leave)];
}
