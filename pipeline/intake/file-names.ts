import type { DataRoom } from '../model/room.js';
import type { FileName } from './claim/claim.js';

/** A path with slashes alone, without `./` in front and a slash behind. */
export const plainPath = (path: string): string =>
  path
    .replaceAll('\\', '/')
    .replace(/^(\.\/+)+/, '')
    .replace(/\/+$/, '');

/** A folder called `deliveries` is shown as such, wherever the data room lies. */
export function nameUnderDeliveries(room: DataRoom, file: string): FileName {
  const dir = plainPath(room.deliveriesDir);
  const shown = dir === 'deliveries' || dir.endsWith('/deliveries') ? `deliveries/${file}` : `${dir}/${file}`;
  return { file, path: `${dir}/${file}`, shown };
}
