import type { PhaseContext } from '../phase.ts'
import { RefusedByWorker, WorkerDied } from '../phases/child-worker.ts'
import { runOnWorkers, type WorkerSlot } from '../phases/worker-slots.ts'
import { readSheetSchema, type OcrQuestion, type ReadSheet, type SheetSource } from './ocr-protocol.ts'
import { startOcrWorker, type OcrWorker } from './ocr-tools.ts'
import type { SheetCache } from './sheet-cache.ts'

/** One sheet of a book, by its number from 0. */
export type Sheet = { sheet: number; source: SheetSource }

export type SheetsRead = {
  read: Map<number, ReadSheet>
  /** Sheets that could not be read, with the reason: gaps, that stop nothing. */
  failed: Map<number, string>
}

type OcrContext = Pick<PhaseContext, 'cores' | 'onCoresChange' | 'whenRunning' | 'signal' | 'log' | 'spent'>

/** A worker that crashed on a sheet may have crashed for another reason; one that refuses it will do so again. */
async function ask(question: OcrQuestion, slot: WorkerSlot<OcrQuestion>): Promise<unknown> {
  try {
    return await slot.worker().ask(question)
  } catch (error) {
    if (!(error instanceof WorkerDied)) throw error
    return slot.fresh().ask(question)
  }
}

/**
 * Recognises sheets side by side, as many as the cores allow, each stored before it counts as done. `onSheet` is told of every one, stored ones too. Rejects
 * where the run is stopped, and with ExpectedFailure where no sheet of the book can be read (a wrong password, a full disk).
 */
export async function readSheets(
  sheets: readonly Sheet[],
  languages: readonly string[],
  {
    cache,
    context,
    program,
    onSheet,
  }: {
    cache: SheetCache
    context: OcrContext
    program?: string
    onSheet: (sheet: number) => void
  },
): Promise<SheetsRead> {
  const found: SheetsRead = { read: new Map(), failed: new Map() }
  const missing: Sheet[] = []
  for (const sheet of sheets) {
    const known = await cache.read(sheet.sheet)
    if (known === null) missing.push(sheet)
    else {
      found.read.set(sheet.sheet, known)
      onSheet(sheet.sheet)
    }
  }
  if (missing.length === 0) return found
  const start = (): OcrWorker =>
    startOcrWorker({
      ...(program === undefined ? {} : { program }),
      onWords: (words) => context.log('debug', `text recognition: ${words}`),
      onSpent: context.spent,
    })
  const waiting = missing.toReversed()
  await runOnWorkers<Sheet, OcrQuestion>(
    () => waiting.pop(),
    async ({ sheet, source }, slot) => {
      try {
        const read = readSheetSchema.parse(await ask({ source, languages: [...languages] }, slot))
        await cache.write(sheet, read)
        found.read.set(sheet, read)
      } catch (error) {
        context.signal.throwIfAborted()
        if (!(error instanceof RefusedByWorker || error instanceof WorkerDied)) throw error
        found.failed.set(sheet, error.message)
      }
      onSheet(sheet)
    },
    context,
    { start, kind: 'text recognition' },
  )
  return found
}
