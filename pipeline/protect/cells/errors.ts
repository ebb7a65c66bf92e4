/** Even with everything hidden that may be hidden, these cells cannot keep their interval. */
export class ProtectionImpossible extends Error {
  constructor(readonly ids: readonly string[]) {
    super(`no pattern protects: ${ids.join(', ')}`);
    this.name = 'ProtectionImpossible';
  }
}

/** No values within the bounds obey the relations, or the given values do not. */
export class ContradictoryCells extends Error {
  constructor(readonly ids: readonly string[]) {
    super(`the relations contradict each other or the values: ${ids.join(', ')}`);
    this.name = 'ContradictoryCells';
  }
}

/** The input does not describe a table: an id stands twice or is unknown, or a number is not one. */
export class MalformedCells extends Error {
  constructor(
    readonly id: string,
    readonly fault: 'duplicate' | 'unknown' | 'number',
  ) {
    super(`${fault}: ${id}`);
    this.name = 'MalformedCells';
  }
}
