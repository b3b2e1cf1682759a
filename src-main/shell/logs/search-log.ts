import { open, type FileHandle } from 'node:fs/promises'
import type { AskOutput } from '../../../src-contract/channels.ts'
import { failureFrom, succeed, type Result } from '../../../src-contract/failure.ts'
import { levelOf } from '../../../src-contract/log-levels.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { pieceBytes, scanLog, type Wanted } from './scan-log.ts'

/** Looked through in one go: about a tenth of a second, so that a search can be given up and shows how far it is. */
export const searchBytes = 64 * 1024 * 1024
/** What one page of found lines may weigh; the next one begins where it stopped. */
const pageBytes = 1_000_000
const pageLines = 10_000
/** A longer line is shown up to here. */
const shownLineBytes = 16_384

/** A log that has not been begun holds nothing. */
async function withLog<T>(
  path: string,
  empty: T,
  work: (file: FileHandle) => Promise<T>,
): Promise<Result<T>> {
  try {
    const file = await open(path, 'r')
    try {
      return succeed(await work(file))
    } finally {
      await file.close()
    }
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return succeed(empty)
    const failure = fileFailure(error, path, 'file-unreadable')
    return { ok: false, failure: failure ?? failureFrom(error, path) }
  }
}

/** A search by level alone stops at entries, not at each of their lines. */
const isStop = ({ text }: Wanted, line: string): boolean => text !== undefined || levelOf(line) !== null

const isAnything = ({ least, text }: Wanted): boolean => least !== undefined || text !== undefined

/**
 * The first line that begins at or behind `fromByte`, or, backwards, the last that begins before it, and that is wanted (an error, where nothing else is
 * said). `atByte` null: there is none up to `toByte`, from where the search goes on; at the log's end, or its beginning, it is over.
 */
export async function findInLog(
  path: string,
  fromByte: number,
  wished: Wanted,
  isBackwards = false,
): Promise<Result<AskOutput<'log.find'>>> {
  const wanted: Wanted = isAnything(wished) ? wished : { least: 'ERROR' }
  return withLog(path, { atByte: null, toByte: 0 }, async (file) =>
    isBackwards ? findBefore(file, fromByte, wanted) : findFrom(file, fromByte, wanted),
  )
}

async function findFrom(file: FileHandle, from: number, wanted: Wanted): Promise<AskOutput<'log.find'>> {
  let atByte: number | null = null
  const toByte = await scanLog(file, { from, to: from + searchBytes }, wanted, ({ at, bytes }) => {
    if (!isStop(wanted, bytes)) return true
    atByte = at
    return false
  })
  return { atByte, toByte }
}

async function findBefore(file: FileHandle, before: number, wanted: Wanted): Promise<AskOutput<'log.find'>> {
  const { size } = await file.stat()
  let to = Math.min(before, size)
  const least = Math.max(0, to - searchBytes)
  while (to > least) {
    const from = Math.max(least, to - pieceBytes)
    let last: number | null = null
    await scanLog(file, { from, to }, wanted, ({ at, bytes }) => {
      if (isStop(wanted, bytes)) last = at
      return true
    })
    if (last !== null) return { atByte: last, toByte: last }
    to = from
  }
  return { atByte: null, toByte: to }
}

/** The wanted lines that begin in a stretch of a log. `toByte`: where the next stretch begins; before the asked one's end where a page was full. */
export async function filterLog(
  path: string,
  fromByte: number,
  maxBytes: number,
  wanted: Wanted,
): Promise<Result<AskOutput<'log.filter'>>> {
  const empty = { lines: [], fromByte: 0, toByte: 0, sizeBytes: 0, path }
  return withLog(path, empty, async (file) => {
    const { size: sizeBytes } = await file.stat()
    const wished = fromByte < 0 ? sizeBytes + fromByte : fromByte
    const from = Math.min(Math.max(0, wished), sizeBytes)
    const lines: { at: number; text: string }[] = []
    let weight = 0
    const to = Math.min(from + maxBytes, sizeBytes)
    const toByte = await scanLog(file, { from, to }, wanted, ({ at, bytes }) => {
      const text = Buffer.from(bytes.slice(0, shownLineBytes), 'latin1').toString('utf8')
      lines.push({ at, text: bytes.length > shownLineBytes ? `${text}…` : text })
      weight += Math.min(bytes.length, shownLineBytes)
      return weight < pageBytes && lines.length < pageLines
    })
    return { lines, fromByte: from, toByte: Math.min(Math.max(from, toByte), to), sizeBytes, path }
  })
}
