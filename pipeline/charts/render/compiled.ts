import * as vega from 'vega';
import { compile } from 'vega-lite';
import type { Drawing } from '../specs/drawing.js';
import { specifications } from '../specs/index.js';

/**
 * Vega takes longer to compile a specification than to draw it. All figures of one kind share a specification, so each
 * is compiled once; a figure only brings its rows and parameters. A warning of Vega is a mistake of ours and throws.
 */
const runtimes = new Map<Drawing['spec'], vega.Runtime>();

export function runtimeOf(name: Drawing['spec']): vega.Runtime {
  const known = runtimes.get(name);
  if (known) return known;
  const { spec } = compile(specifications[name], { logger: strictLogger });
  const runtime = vega.parse(spec, undefined, { logger: strictLogger } as never);
  runtimes.set(name, runtime);
  return runtime;
}

/** Compiles every specification ahead of the first figure. */
export function prepareCharts(): void {
  for (const name of Object.keys(specifications) as Drawing['spec'][]) runtimeOf(name);
}

const complain = (...parts: readonly unknown[]): never => {
  throw new Error(`Vega: ${parts.map(String).join(' ')}`);
};

/** A logger for Vega and Vega-Lite that lets nothing pass. */
export const strictLogger: vega.LoggerInterface = {
  level: ((_?: number) => (_ === undefined ? vega.Warn : strictLogger)) as vega.LoggerInterface['level'],
  error: complain,
  warn: complain,
  info: () => strictLogger,
  debug: () => strictLogger,
};
