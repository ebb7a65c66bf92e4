import type { ReportContext } from './context.js';

/** Gives what is the same in all reports of a build, worked out when the first of them needs it. */
export function oncePerBuild<Value extends object>(
  make: (context: ReportContext) => Value,
): (context: ReportContext) => Value {
  const known = new WeakMap<ReportContext, Value>();
  return (context) => {
    const found = known.get(context) ?? make(context);
    known.set(context, found);
    return found;
  };
}
