/** Does pieces of work one after the other, in the order of their coming, also where several callers ask at once. */
export type InTurn = <T>(work: () => Promise<T>) => Promise<T>;

/** A piece of work that fails fails for its caller alone. Work must not ask for another turn and wait for it. */
export function newTurns(): InTurn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };
}
