import { createWriteStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { Writable } from 'node:stream'
import { configure, Uint8ArrayReader, ZipWriter } from '@zip.js/zip.js/lib/zip-core-native.js'
import { FileReader } from './open-zip.ts'

// Its workers are a browser's.
configure({ useWebWorkers: false })

export type ZipTarget = {
  /** Adds a file; what is packed already (pictures, sound) is stored as it is. */
  add: (name: string, content: Uint8Array | string, isPacked: boolean) => Promise<void>
  addFile: (name: string, path: string) => Promise<void>
}

/** Sound, pictures and fonts of the web gain nothing. */
export function isPacked(name: string): boolean {
  return /\.(?:jpe?g|png|gif|webp|mp3|m4a|mp4|aac|ogg|opus|woff2?|zip)$/iu.test(name)
}

/** Writes a ZIP archive, file by file. Throws what Node's fs throws, and what `fill` throws: the file is closed then, and can be removed on Windows too. */
export async function writeZip(path: string, fill: (zip: ZipTarget) => Promise<void>): Promise<void> {
  const stream = createWriteStream(path)
  const closed = new Promise<void>((resolve) => {
    stream.once('close', resolve)
  })
  // No extra fields: an EPUB's first file may have none (OCF 3.3, 4.2.3).
  const zip = new ZipWriter(Writable.toWeb(stream), { extendedTimestamp: false })
  try {
    await fill({
      add: async (name, content, stored) => {
        const bytes = typeof content === 'string' ? Buffer.from(content) : content
        await zip.add(name, new Uint8ArrayReader(bytes), stored ? { level: 0, dataDescriptor: false } : {})
      },
      addFile: async (name, file) => {
        const handle = await open(file, 'r')
        try {
          await zip.add(name, new FileReader(handle, (await handle.stat()).size), { level: 0 })
        } finally {
          await handle.close()
        }
      },
    })
    await zip.close()
  } finally {
    stream.destroy()
    await closed
  }
}
