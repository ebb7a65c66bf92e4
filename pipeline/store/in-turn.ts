import type { Store } from './store.js';

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

/** The same store, every question to it in its turn; writers and rejected rows take their turns themselves. */
export const takingTurns = (store: Store, inTurn: InTurn): Store => ({
  ...store,
  exec: (sql) => inTurn(() => store.exec(sql)),
  query: (sql, values) => inTurn(() => store.query(sql, values)),
  each: (sql, visit) => inTurn(() => store.each(sql, visit)),
  eachBatch: (sql, visit) => inTurn(() => store.eachBatch(sql, visit)),
  createCells: (dataset) => inTurn(() => store.createCells(dataset)),
  createLost: (dataset) => inTurn(() => store.createLost(dataset)),
  createTemp: (name, columns) => inTurn(() => store.createTemp(name, columns)),
  numberWriter: (name, columns) => inTurn(() => store.numberWriter(name, columns)),
});
