/** The room processes: shares work out among processes. Knows nothing of the work; each room brings its own `Task`. */

export { thisProcess } from '../model/alone.js';
export { startProcesses } from './pool.js';
