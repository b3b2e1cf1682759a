import { open, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fail, succeed, type Failure, type Result } from '../../src-contract/failure.ts'
import type { CatalogueFile } from '../../src-contract/voice-catalogue.ts'
import { errorCode, namingFile } from '../../src-node/atomic-file.ts'
import { fileHash } from '../../src-node/file-hash.ts'
import { fileFailure } from '../../src-node/fs-failure.ts'
import { makeFolder } from '../../src-node/make-folder.ts'
import { getFile } from './get-file.ts'

export type DownloadParts = {
  /** The file lies here under its name; what has come of it, to be gone on with the next time, beside it. */
  folder: string
  signal: AbortSignal
  /** How much of the file is here. */
  onBytes: (bytes: number) => void
  /** Milliseconds without a byte after which a server is given up. */
  patienceMs?: number
  /** Milliseconds before the next attempt after a connection that broke. */
  pauseMs?: number
}

const usualPatienceMs = 60_000
const usualPauseMs = 1000
/** Attempts in a row that bring nothing. */
const mostBarren = 3

/** What has come of a file. */
const partOf = (whole: string): string => `${whole}.part`

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return 0
    throw error
  }
}

export async function hasChecksum(path: string, { sha256, md5 }: CatalogueFile): Promise<boolean> {
  return sha256 === undefined
    ? (await fileHash(path, 'md5')) === md5
    : (await fileHash(path, 'sha256')) === sha256
}

const words: Record<string, string> = {
  ENOTFOUND: 'its name is not known: this computer may be offline',
  EAI_AGAIN: 'its name could not be looked up: this computer may be offline',
  ECONNREFUSED: 'it refuses the connection',
  ENETUNREACH: 'there is no way to it: this computer may be offline',
}

/** Why a connection failed: its cause says so, and that of an aborted one its own cause. */
function reasonOf(error: unknown): string {
  if (error instanceof Error && error.cause !== undefined) return reasonOf(error.cause)
  const code = errorCode(error)
  return (
    words[code ?? ''] ??
    code ??
    (error instanceof Error && error.message !== '' ? error.message : 'it stopped')
  )
}

/** The server answers, but not with the file. */
class Refused extends Error {}

/** One request: appends to what is there where the server goes on from it, else begins anew. */
async function fetchRest(
  file: CatalogueFile,
  whole: string,
  { signal, onBytes, patienceMs = usualPatienceMs }: DownloadParts,
): Promise<void> {
  const path = partOf(whole)
  const have = await sizeOf(path)
  const silence = new AbortController()
  const timer = setTimeout(() => silence.abort(new Error('nothing came for a minute')), patienceMs)
  try {
    // Unpacked on the way, the bytes that are there would not be those that the server counts.
    const headers = { 'accept-encoding': 'identity', ...(have > 0 ? { range: `bytes=${have}-` } : {}) }
    const response = await getFile(file.url, headers, AbortSignal.any([signal, silence.signal]))
    const goesOn = response.status === 206 && (response.headers['content-range'] ?? '').startsWith(`bytes ${have}-`) // prettier-ignore
    if (response.status !== 200 && !goesOn) {
      response.drop()
      throw new Refused(`it answers ${response.status}`)
    }
    const handle = await open(path, goesOn ? 'a' : 'w')
    try {
      let done = goesOn ? have : 0
      for await (const bytes of response.body) {
        timer.refresh()
        await namingFile(whole, async () => handle.writeFile(bytes))
        done += bytes.length
        onBytes(Math.min(done, file.bytes))
        // What is too long will fail its checksum; a server without end must not fill the disk first.
        if (done > file.bytes) break
      }
    } finally {
      await handle.close()
    }
  } finally {
    clearTimeout(timer)
  }
}

/** Fetches what is missing of the file, however often the connection breaks; why it cannot, else null. */
async function fetchAll(file: CatalogueFile, whole: string, parts: DownloadParts): Promise<Failure | null> {
  const path = partOf(whole)
  const { signal, onBytes, pauseMs = usualPauseMs } = parts
  let barren = 0
  for (let have = await sizeOf(path); have < file.bytes;) {
    onBytes(have)
    const problem = await fetchRest(file, whole, parts).then(
      () => 'it sends less than the whole file',
      (error: unknown) => {
        if (errorCode(error) !== undefined) throw error
        return error instanceof Refused ? error : reasonOf(error)
      },
    )
    if (signal.aborted) return { code: 'interrupted', file: file.name }
    const now = await sizeOf(path)
    if (now >= file.bytes) break
    barren = now > have ? 0 : barren + 1
    have = now
    if (problem instanceof Refused || barren === mostBarren) {
      const reason = problem instanceof Refused ? problem.message : problem
      return { code: 'voice-unreachable', detail: `${new URL(file.url).host}: ${reason}` }
    }
    await delay(pauseMs * barren)
  }
  onBytes(file.bytes)
  return null
}

/**
 * Fetches a file of the catalogue into the folder, going on with what an earlier attempt left there, and gives its path once its checksum is right. Fails with
 * 'voice-unreachable', 'voice-file-damaged', 'interrupted', 'disk-full', 'home-not-writable'.
 */
export async function downloadFile(file: CatalogueFile, parts: DownloadParts): Promise<Result<string>> {
  const { folder } = parts
  const whole = join(folder, file.name)
  const path = partOf(whole)
  try {
    await makeFolder(folder)
    if ((await sizeOf(whole)) === file.bytes && (await hasChecksum(whole, file))) return succeed(whole)
    if ((await sizeOf(path)) > file.bytes) await rm(path)
    // What an earlier attempt left may be no part of the file, but a page of the network's own: then it is fetched anew, once.
    let isBegunEarlier = (await sizeOf(path)) > 0
    for (;;) {
      const failure = await fetchAll(file, whole, parts)
      if (failure !== null) return { ok: false, failure }
      if ((await sizeOf(path)) === file.bytes && (await hasChecksum(path, file))) {
        await rename(path, whole)
        return succeed(whole)
      }
      await rm(path)
      if (!isBegunEarlier) break
      isBegunEarlier = false
    }
    return fail('voice-file-damaged', {
      file: file.name,
      detail: 'its checksum is not the one in the catalogue',
    })
  } catch (error) {
    const failure = fileFailure(error, folder, 'home-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  }
}
