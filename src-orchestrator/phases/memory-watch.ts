/** Answers after which an engine has loaded what it needs, and has spoken. */
const settledAfter = 8
/** An engine keeps what its longest sentence took: that is no growth without end. */
const allowed = { times: 2, bytes: 256_000_000 }

export type MemoryWatch = { push: (bytes: number) => void; grown: () => boolean }

/** Tells a worker that leaks from one that has settled: its memory is compared with what it held after its first answers. */
export function memoryWatch(): MemoryWatch {
  let answers = 0
  let settledBytes = 0
  let lastBytes = 0
  return {
    push: (bytes) => {
      answers++
      lastBytes = bytes
      if (answers <= settledAfter) settledBytes = Math.max(settledBytes, bytes)
    },
    grown: () => answers > settledAfter && lastBytes > settledBytes * allowed.times + allowed.bytes,
  }
}
