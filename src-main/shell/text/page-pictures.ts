import { randomUUID } from 'node:crypto'
import { mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure, type Result } from '../../../src-contract/failure.ts'
import type { PageView } from '../../../src-contract/page-view.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import type { Controller } from '../app/bookspool-api.ts'
import type { Reading } from '../sound/book-preview.ts'
import { reportPathIn } from './read-report.ts'

export type PageShown = { view: PageView; picture: string }

/** Pictures that are kept: 0.2 to 3 MB each, and whoever turns pages turns back. */
const mostKept = 40

/** Pages of books as pictures, which the orchestrator draws. */
export type PagePictures = {
  /** `picture`: the file's absolute path. Fails with what drawing it fails with. */
  show: (bookId: string, reading: Reading, page: number) => Promise<Result<PageShown>>
  /** Takes all of them away. */
  close: () => Promise<void>
}

/** When the reading was made: another one has other pieces. */
async function stampOf({ workspace, fileId }: Reading): Promise<number> {
  try {
    return (await stat(reportPathIn(workspace, fileId))).mtimeMs
  } catch (error) {
    if (errorCode(error) === undefined) throw error
    return 0
  }
}

/** Keeps the last pages in a folder of its own, which is emptied at the beginning. `folder` is absolute. */
export function openPagePictures(folder: string, { pageOf }: Pick<Controller, 'pageOf'>): PagePictures {
  const known = new Map<string, { shown: Promise<Result<PageShown>>; picture: string }>()
  let isEmptied: Promise<void> | null = null
  const emptied = async (): Promise<void> => {
    await rm(folder, { recursive: true, force: true })
    await mkdir(folder, { recursive: true })
  }
  const drop = async (key: string): Promise<void> => {
    const { picture } = known.get(key) ?? {}
    known.delete(key)
    if (picture !== undefined) await rm(picture, { force: true })
  }
  const draw = async (
    bookId: string,
    { workspace, fileId }: Reading,
    { page, picture }: { page: number; picture: string },
  ): Promise<Result<PageShown>> => {
    try {
      await (isEmptied ??= emptied())
      const view = await pageOf(bookId, { page, output: picture, workspace, fileId, coloured: false })
      return view.ok ? { ok: true, value: { view: view.value, picture } } : view
    } catch (error) {
      const failure =
        error instanceof ExpectedFailure ? error.failure : fileFailure(error, folder, 'home-not-writable')
      if (failure === null) throw error
      return { ok: false, failure }
    }
  }
  return {
    show: async (bookId, reading, page) => {
      const key = JSON.stringify([bookId, reading.workspace, reading.fileId, await stampOf(reading), page])
      const before = known.get(key)
      const picture = before?.picture ?? join(folder, `${randomUUID()}.png`)
      const shown = before?.shown ?? draw(bookId, reading, { page, picture })
      // The order of the map is that of the last looks.
      known.delete(key)
      known.set(key, { shown, picture })
      const result = await shown
      if (!result.ok && known.get(key)?.shown === shown) await drop(key)
      const [oldest] = known.keys()
      if (known.size > mostKept && oldest !== undefined) await drop(oldest)
      return result
    },
    close: async () => {
      known.clear()
      if (isEmptied !== null) await rm(folder, { recursive: true, force: true })
    },
  }
}
