import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rename, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { basename, dirname, join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import {
  ExpectedFailure,
  fail,
  failureFrom,
  succeed,
  type Failure,
  type Result,
} from '../../../src-contract/failure.ts'
import { stemOf } from '../../../src-contract/file-id.ts'
import { commitFile, errorCode } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { exists } from '../../../src-node/path-exists.ts'
import { freeBytes } from '../app/output-place.ts'
import { safeFileName } from './safe-name.ts'

export type Uploads = {
  /** Takes a file in, or refuses it; answers with the name under which the page asks for either. */
  receive: (request: IncomingMessage, name: string) => Promise<string>
  /** The paths of complete uploads in the order asked for, and why the others were refused. */
  take: (uploads: readonly string[]) => { paths: string[]; refused: Failure[] }
  /** Until these are let go, `sweep` leaves them alone: nobody lists a book while it is being added. */
  letGo: (uploads: readonly string[]) => void
  /** Files that belong together are looked for beside each other: all are put into the folder of the first. Answers with where they are now. */
  together: (paths: readonly string[]) => Promise<string[]>
  /** Pages of a book of pictures: all are put into one folder of that name, made safe, in the place of the first. Answers with its path. */
  asFolder: (name: string, pages: readonly string[]) => Promise<string>
  /** Removes these, with whatever lies in their folders. */
  discard: (uploads: readonly string[]) => Promise<void>
  /** Removes every upload that no path of `listed` lies in, except those that come in at present. */
  sweep: (listed: readonly string[]) => Promise<void>
}

/** Only folders that have the names we give: what somebody else put there is not ours to remove. */
const uploadName = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u

/** Between an upload's folder and that of its pages: a page may be called as its folder is. */
const bookFolder = 'book'

export type UploadLimits = { maxBytes: number; diskFloorBytes: () => number }

const tooLarge = (file: string, limits: UploadLimits): Failure => ({
  code: 'file-unsupported',
  file,
  detail: `larger than ${Math.floor(limits.maxBytes / 1e6)} MB`,
})

/** Passes bytes on until there are more than the limit, whatever the header had promised. */
function limited(file: string, limits: UploadLimits): Transform {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      if (bytes > limits.maxBytes) done(new ExpectedFailure(tooLarge(file, limits)))
      else done(null, chunk)
    },
  })
}

async function refusal(
  request: IncomingMessage,
  folder: string,
  file: string,
  limits: UploadLimits,
): Promise<Failure | null> {
  const length = Number(request.headers['content-length'] ?? Number.NaN)
  if (length > limits.maxBytes) return tooLarge(file, limits)
  const free = await freeBytes(folder)
  if (free === null || free - (Number.isNaN(length) ? 0 : length) > limits.diskFloorBytes()) return null
  return { code: 'disk-full', file: folder, detail: 'the upload would leave less than disk_floor' }
}

async function store(
  request: IncomingMessage,
  place: string,
  file: string,
  limits: UploadLimits,
): Promise<Result<string>> {
  const refused = await refusal(request, dirname(place), file, limits)
  if (refused !== null) return { ok: false, failure: refused }
  const path = join(place, file)
  const partial = `${path}.part`
  try {
    await mkdir(place, { recursive: true })
    await pipeline(request, limited(file, limits), createWriteStream(partial, { flags: 'wx', mode: 0o600 }))
    await commitFile(partial, path)
    return succeed(path)
  } catch (error) {
    await rm(place, { recursive: true, force: true })
    const code = errorCode(error)
    if (code === 'ERR_STREAM_PREMATURE_CLOSE' || code === 'ECONNRESET')
      return fail('file-unreadable', { file, detail: 'the upload broke off' })
    return { ok: false, failure: fileFailure(error, path, 'home-not-writable') ?? failureFrom(error, file) }
  }
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** Moves a file into a folder, under a name of its own there: what two senders' names have in common may be all that is safe of them. */
async function moveInto(folder: string, path: string): Promise<string> {
  const name = basename(path)
  const stem = stemOf(name)
  for (let number = 2, to = join(folder, name); ; number++) {
    if (!(await exists(to))) {
      await rename(path, to)
      return to
    }
    to = join(folder, `${stem} ${number}${name.slice(stem.length)}`)
  }
}

/** Uploads lie in folders of their own under `folder`, with names made safe, as `.part` until they are complete. */
export function createUploads(folder: string, limits: UploadLimits): Uploads {
  const received = new Map<string, Result<string>>()
  const held = new Set<string>()
  return {
    receive: async (request, name) => {
      const upload = randomUUID()
      held.add(upload)
      received.set(upload, await store(request, join(folder, upload), safeFileName(name), limits))
      // What was refused is not read to its end: the rest is let in and dropped, so that the page gets its answer.
      request.resume()
      return upload
    },
    take: (uploads) => {
      const paths: string[] = []
      const refused: Failure[] = []
      for (const upload of uploads) {
        const result = received.get(upload)
        if (result === undefined) continue
        if (result.ok) paths.push(result.value)
        else refused.push(result.failure)
        received.delete(upload)
      }
      return { paths, refused }
    },
    letGo: (uploads) => {
      for (const upload of uploads) held.delete(upload)
    },
    together: async ([first, ...others]) => {
      if (first === undefined) return []
      const moved = [first]
      for (const path of others) moved.push(await moveInto(dirname(first), path))
      return moved
    },
    asFolder: async (name, pages) => {
      const [first = ''] = pages
      const book = join(dirname(first), bookFolder, safeFileName(name))
      await mkdir(book, { recursive: true })
      for (const page of pages) {
        await moveInto(book, page)
        if (dirname(page) !== dirname(first)) await rm(dirname(page), { recursive: true, force: true })
      }
      return book
    },
    discard: async (uploads) => {
      for (const upload of uploads)
        if (uploadName.test(upload)) await rm(join(folder, upload), { recursive: true, force: true })
    },
    sweep: async (listed) => {
      // Whatever way a path takes to the folder (a link, another case), the upload's name is one of its parts.
      const kept = new Set(listed.flatMap((path) => path.split(/[\\/]/u)))
      for (const name of await namesIn(folder))
        if (uploadName.test(name) && !kept.has(name) && !held.has(name))
          await rm(join(folder, name), { recursive: true, force: true })
    },
  }
}
