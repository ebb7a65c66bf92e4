import { defineConfig } from 'vitest/config';
import LongestFirst from './tests/support/longest-first.js';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'threads',
    // Files share what they import: loading it anew for each takes a sixth of the time. No test changes a module.
    isolate: false,
    // All cores; the default leaves one idle, which is half of a small machine.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    reporters: ['default', './tests/support/totals.ts'],
  },
});
