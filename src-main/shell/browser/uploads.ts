import { randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import type { IncomingMessage } from 'node:http'
import { join } from 'node:path'
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
import { commitFile, errorCode } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { freeBytes } from '../app/output-place.ts'
import { safeFileName } from './safe-name.ts'

export type Uploads = {
  /** Takes a file in; answers with the name under which the page may add it. */
  receive: (request: IncomingMessage, name: string) => Promise<Result<{ upload: string }>>
  /** The paths of complete uploads, in the order asked for; unknown ones are left out. */
  pathsOf: (uploads: readonly string[]) => string[]
}

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

/** Uploads lie in folders of their own under `folder`, with names made safe, as `.part` until they are complete. */
export function createUploads(folder: string, limits: UploadLimits): Uploads {
  const complete = new Map<string, string>()
  const receive: Uploads['receive'] = async (request, name) => {
    const fileName = safeFileName(name)
    const refused = await refusal(request, folder, fileName, limits)
    if (refused !== null) return { ok: false, failure: refused }
    const upload = randomUUID()
    const place = join(folder, upload)
    const path = join(place, fileName)
    const partial = `${path}.part`
    try {
      await mkdir(place, { recursive: true })
      await pipeline(
        request,
        limited(fileName, limits),
        createWriteStream(partial, { flags: 'wx', mode: 0o600 }),
      )
      await commitFile(partial, path)
      complete.set(upload, path)
      return succeed({ upload })
    } catch (error) {
      await rm(place, { recursive: true, force: true })
      if (errorCode(error) === 'ERR_STREAM_PREMATURE_CLOSE' || errorCode(error) === 'ECONNRESET')
        return fail('file-unreadable', { file: fileName, detail: 'the upload broke off' })
      return {
        ok: false,
        failure: fileFailure(error, path, 'home-not-writable') ?? failureFrom(error, fileName),
      }
    }
  }
  return {
    receive,
    pathsOf: (uploads) => uploads.map((upload) => complete.get(upload)).filter((path) => path !== undefined),
  }
}
