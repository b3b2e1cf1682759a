import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Config } from '../../../src-contract/config-options.ts'
import { describeFailure, fail, succeed, type Failure, type Result } from '../../../src-contract/failure.ts'
import type { DiskView, WorkItem } from '../../../src-contract/history.ts'
import type { BookWork } from '../../../src-contract/work-protocol.ts'
import { whatToDrop } from '../../core/work/what-to-drop.ts'
import { freeBytes } from '../app/output-place.ts'
import type { StoreClient } from '../store/store-client.ts'
import { openWorkChild } from './work-child.ts'

/** A workspace whose work is looked after. `prefix`: what tells its books apart from those of others in one list; '' for the only or main one. */
export type WorkPlace = { pipelineJson: string; prefix: string }

export type DeskParts = {
  program: string
  record: Pick<StoreClient, 'finished' | 'noteWork'>
  places: () => Promise<readonly WorkPlace[]>
  config: () => Pick<Config, 'keep_work' | 'keep_work_days' | 'ffmpeg'>
  /** Where finished books are compressed; left out: everywhere. */
  compressesIn?: (place: WorkPlace) => boolean
  log: (words: string) => void
}

export type Cleared = { view: DiskView; cleared: WorkItem[]; refused: Failure[] }

export type WorkDesk = {
  /** Bytes of the work of one book; null where they cannot be counted. */
  bytesOf: (pipelineJson: string, fileId: string) => Promise<number | null>
  read: () => Promise<Result<DiskView>>
  /** Drops the work of these books, or of all that are done. A book that is being made is refused. */
  clear: (fileIds: readonly string[] | null) => Promise<Result<Cleared>>
  /** Drops what is beyond keep_work, and compresses what is left of finished books. `share` of one core. */
  tidy: (how: { share: number }) => Promise<Result<void>>
  /** Ends what is under way at once; it is gone on with the next time. */
  stop: () => Promise<void>
}

type Found = WorkItem & { place: WorkPlace; bookId: string; plain: BookWork['plain'] }

const bytesPerGigabyte = 1_000_000_000

/** Whether another program reads the chunks of this workspace. */
function hasPythonOrchestrator(workspace: string): boolean {
  return existsSync(join(workspace, 'phase6_orchestrator', 'orchestrator.py'))
}

function viewOf(items: readonly Found[], path: string, free: number | null): DiskView {
  return {
    path,
    freeBytes: free,
    items: items.map(({ fileId, title, bytes, doneAt }) => ({ fileId, title, bytes, doneAt })),
    totalBytes: items.reduce((sum, { bytes }) => sum + bytes, 0),
  }
}

/** What phases left behind in some workspaces: shown, cleared, and kept within its limits. */
export function openWorkDesk(parts: DeskParts): WorkDesk {
  const child = openWorkChild(parts.program, parts.log)

  const foundIn = async (place: WorkPlace): Promise<Result<Found[]>> => {
    const workspace = dirname(place.pipelineJson)
    if (!existsSync(join(workspace, '.bookspool', 'books'))) return succeed([])
    const measured = await child.ask({ type: 'measure', workspace })
    if (!measured.ok) return measured
    const finished = await parts.record.finished(place.pipelineJson)
    if (!finished.ok) return finished
    const doneAt = new Map(finished.value.map((book) => [book.fileId, book.doneAt]))
    const books = measured.value.type === 'measured' ? measured.value.books : []
    return succeed(
      books.map(({ fileId, title, bytes, plain }) => ({
        fileId: `${place.prefix}${fileId}`,
        title: title ?? fileId,
        bytes,
        doneAt: doneAt.get(fileId) ?? null,
        place,
        bookId: fileId,
        plain,
      })),
    )
  }

  /** Every stop ends what was begun before it, also between two things asked of the child. */
  let stops = 0
  const compressesIn = parts.compressesIn ?? (() => true)

  const find = async (
    isMeant: (place: WorkPlace) => boolean = () => true,
  ): Promise<Result<{ items: Found[]; path: string }>> => {
    const begun = stops
    const places = (await parts.places()).filter(isMeant)
    const items: Found[] = []
    for (const place of places) {
      if (stops !== begun) return fail('interrupted')
      const found = await foundIn(place)
      // One record that cannot be read must not hide the work of all others, where there are others.
      if (!found.ok && places.length === 1) return found
      if (!found.ok && found.failure.code === 'interrupted') return found
      if (found.ok) items.push(...found.value)
      else parts.log(`${found.failure.code}: ${found.failure.file ?? ''}`)
    }
    return succeed({ items, path: dirname(places[0]?.pipelineJson ?? '') })
  }

  const drop = async ({ place, bookId }: Found): Promise<Result<void>> => {
    const workspace = dirname(place.pipelineJson)
    const dropped = await child.ask({ type: 'drop', workspace, fileId: bookId })
    if (!dropped.ok) return dropped
    parts.record.noteWork(place.pipelineJson, bookId, { kind: 'dropped', at: new Date().toISOString() })
    parts.log(`Dropped the working files of ${bookId}`)
    return succeed(undefined)
  }

  const compress = async ({ place, bookId, plain }: Found, share: number): Promise<Result<void>> => {
    const workspace = dirname(place.pipelineJson)
    const keepWav = hasPythonOrchestrator(workspace)
    if (!plain.rest && (keepWav || !plain.sound)) return succeed(undefined)
    const { ffmpeg } = parts.config()
    const packed = await child.ask({ type: 'compress', workspace, fileId: bookId, keepWav, ffmpeg, share })
    if (!packed.ok) return packed
    if (packed.value.type === 'compressed' && packed.value.sound)
      parts.record.noteWork(place.pipelineJson, bookId, { kind: 'compressed', at: new Date().toISOString() })
    return succeed(undefined)
  }

  const look = async (): Promise<Result<DiskView>> => {
    const found = await find()
    if (!found.ok) return found
    const { items, path } = found.value
    return succeed(viewOf(items, path, await freeBytes(path)))
  }

  return {
    bytesOf: async (pipelineJson, fileId) => {
      const workspace = dirname(pipelineJson)
      if (!existsSync(join(workspace, '.bookspool', 'books', fileId))) return 0
      const measured = await child.ask({ type: 'measure', workspace, fileId })
      if (!measured.ok) parts.log(describeFailure(measured.failure))
      if (!measured.ok || measured.value.type !== 'measured') return null
      return measured.value.books[0]?.bytes ?? 0
    },
    read: look,
    clear: async (fileIds) => {
      const found = await find()
      if (!found.ok) return found
      const wanted = fileIds === null ? null : new Set(fileIds)
      const meant = found.value.items.filter(({ fileId, doneAt }) => wanted?.has(fileId) ?? doneAt !== null)
      const cleared: WorkItem[] = []
      const refused: Failure[] = []
      for (const item of meant) {
        const dropped = await drop(item)
        if (dropped.ok) cleared.push(item)
        else refused.push(dropped.failure)
      }
      const view = await look()
      return view.ok ? succeed({ view: view.value, cleared, refused }) : view
    },
    tidy: async ({ share }) => {
      const { keep_work: gigabytes, keep_work_days: days } = parts.config()
      const begun = stops
      // Nothing has to be counted elsewhere where everything is kept.
      const found = await find(gigabytes === null && days === null ? compressesIn : undefined)
      if (!found.ok) return found
      const bytes = gigabytes === null ? null : gigabytes * bytesPerGigabyte
      const kept = found.value.items.map(({ fileId, bytes: size, doneAt }) => ({
        id: fileId,
        bytes: size,
        doneAt: doneAt === null ? null : Date.parse(doneAt),
      }))
      const dropped = new Set(whatToDrop(kept, { bytes, days }, Date.now()))
      for (const item of found.value.items) {
        if (stops !== begun) return fail('interrupted')
        if (item.doneAt === null) continue
        const done = dropped.has(item.fileId)
          ? await drop(item)
          : compressesIn(item.place)
            ? await compress(item, share)
            : succeed(undefined)
        // A book that is being made again just now has its turn later.
        if (!done.ok && done.failure.code !== 'workspace-in-use') return done
      }
      return succeed(undefined)
    },
    stop: async () => {
      stops += 1
      await child.stop()
    },
  }
}

/** What a window or a terminal answers to a clearing in which some books were refused. */
export function clearedView({ view, cleared, refused }: Cleared): Result<DiskView> {
  const [first] = refused
  return first === undefined || cleared.length > 0 ? succeed(view) : fail(first.code, first)
}
