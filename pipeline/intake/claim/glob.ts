/** Patterns of mappings: `*` and `?` stand for characters other than `/`, `**` for any number of folders. */
export function matchesGlob(pattern: string, path: string): boolean {
  return compiled(pattern.normalize('NFC')).test(path.normalize('NFC'));
}

const cache = new Map<string, RegExp>();
function compiled(pattern: string): RegExp {
  const known = cache.get(pattern);
  if (known) return known;
  const source = pattern.replace(/\*\*\/|\*\*|\*|\?|[^*?]/g, (part) => {
    if (part === '**/') return '(?:[^/]+/)*';
    if (part === '**') return '.*';
    if (part === '*') return '[^/]*';
    if (part === '?') return '[^/]';
    return part.replace(/[\\^$.|+()[\]{}]/, '\\$&');
  });
  const expression = new RegExp(`^${source}$`, 'u');
  cache.set(pattern, expression);
  return expression;
}
