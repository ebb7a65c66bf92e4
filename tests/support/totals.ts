import type { Reporter, TestModule } from 'vitest/node';

/** Prints the totals as the last line, in the plain form that any CI can read. */
export default class Totals implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0, pending: 0 };
    for (const module of modules) {
      for (const test of module.children.allTests()) count[test.result().state]++;
    }
    const broken = modules.filter((m) => m.state() === 'failed' && m.errors().length > 0).length;
    console.log(`${count.passed} passed, ${count.failed + broken} failed, ${count.skipped} skipped`);
  }
}
