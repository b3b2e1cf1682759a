/** What is used of two packages without types of their own. */
declare module 'tar-stream' {
  import type { Duplex, Readable, Writable } from 'node:stream'

  type Header = { name: string; type: string; size: number }
  type Entry = Readable & { header: Header }
  /** Gives the entries of the archive that is written to it; the next one comes when the last one has been read. */
  type Extract = Writable & AsyncIterable<Entry>
  type Pack = Duplex & {
    entry: (header: { name: string; type?: string }, content: Buffer) => void
    finalize: () => void
  }
  const extract: () => Extract
  const pack: () => Pack
  export { extract, pack }
}

declare module 'unbzip2-stream' {
  /** Emits 'error' for a wrong checksum, and for what ends too early. */
  const bunzip2: () => NodeJS.ReadWriteStream
  export { bunzip2 as default }
}
