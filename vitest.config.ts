import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 180_000,
    pool: 'threads',
    // All cores; the default leaves one idle, which is half of a small machine.
    maxWorkers: '100%',
    reporters: ['default', './tests/support/totals.ts'],
  },
});
