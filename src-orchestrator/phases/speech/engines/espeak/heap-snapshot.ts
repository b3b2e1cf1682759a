/** WebAssembly memory grows in pages of 64 KiB; of eSpeak NG's 261 pages 19 hold anything after loading. */
const pageBytes = 65_536
const emptyPage = new Uint8Array(pageBytes)

/** A copy of a heap that keeps only the pages that hold anything. */
export type HeapSnapshot = { pages: Map<number, Uint8Array> }

function isEmpty(page: Uint8Array): boolean {
  return Buffer.compare(page, emptyPage.subarray(0, page.length)) === 0
}

export function takeSnapshot(heap: Uint8Array): HeapSnapshot {
  const pages = new Map<number, Uint8Array>()
  for (let at = 0; at < heap.length; at += pageBytes) {
    const page = heap.subarray(at, at + pageBytes)
    if (!isEmpty(page)) pages.set(at, page.slice())
  }
  return { pages }
}

/**
 * Makes every byte what it was; memory that has grown since becomes 0, as new memory is. What is 0 already is only read: the system gives memory
 * to a page when it is first written, and most of them never are.
 */
export function restoreSnapshot(heap: Uint8Array, snapshot: HeapSnapshot): void {
  for (let at = 0; at < heap.length; at += pageBytes) {
    const page = heap.subarray(at, at + pageBytes)
    const kept = snapshot.pages.get(at)
    if (kept !== undefined) page.set(kept)
    else if (!isEmpty(page)) page.fill(0)
  }
}
