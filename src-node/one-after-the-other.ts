/** Runs what it is given one after the other, in the order of the calls, whatever becomes of the ones before. */
export function oneAfterTheOther(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return async (work) => {
    const done = last.then(work)
    // Whoever asked hears of a failure through `done`; the next one only waits for the end.
    last = done.catch(() => undefined)
    return done
  }
}
