/** WebAssembly memory grows in pages of 64 KiB; of eSpeak NG's 261 pages 19 hold anything after loading. */
const pageBytes = 65_536

/** A copy of a heap that keeps only the pages that hold anything. */
export type HeapSnapshot = { pages: Map<number, Uint8Array> }

export function takeSnapshot(heap: Uint8Array): HeapSnapshot {
  const pages = new Map<number, Uint8Array>()
  const empty = Buffer.alloc(pageBytes)
  for (let at = 0; at < heap.length; at += pageBytes) {
    const page = heap.subarray(at, at + pageBytes)
    if (Buffer.compare(page, empty.subarray(0, page.length)) !== 0) pages.set(at, page.slice())
  }
  return { pages }
}

/** Makes every byte what it was; memory that has grown since becomes 0, as new memory is. */
export function restoreSnapshot(heap: Uint8Array, snapshot: HeapSnapshot): void {
  let from = 0
  for (const [at, page] of snapshot.pages) {
    if (at > from) heap.fill(0, from, at)
    heap.set(page, at)
    from = at + page.length
  }
  if (from < heap.length) heap.fill(0, from)
}
