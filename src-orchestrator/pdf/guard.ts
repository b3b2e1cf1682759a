import { ExpectedFailure } from '../../src-contract/failure.ts'
import { abandonPdfium } from './pdfium-library.ts'

/** What V8 throws for a trap, an endless recursion or a full heap inside WASM; Emscripten's own abort is a RuntimeError too. */
function isCrash(error: unknown): boolean {
  if (error instanceof RangeError) return true
  return error instanceof Error && (error.name === 'RuntimeError' || error.name === 'ExitStatus')
}

/**
 * Runs calls into PDFium for one document. A crash inside it is the file's fault and becomes `file-damaged`; the instance is
 * given up, and every later call for the same document fails in the same way without entering it again.
 */
export function createGuard(file: string): {
  run: <T>(doing: string, body: () => T) => T
  crashed: () => boolean
} {
  let crashed = false
  const damaged = (doing: string, cause?: unknown): ExpectedFailure =>
    new ExpectedFailure({ code: 'file-damaged', file, detail: `the PDF reader gave up ${doing}` }, { cause })
  return {
    crashed: () => crashed,
    run: (doing, body) => {
      if (crashed) throw damaged(doing)
      try {
        return body()
      } catch (error) {
        if (!isCrash(error)) throw error
        crashed = true
        abandonPdfium()
        throw damaged(doing, error)
      }
    },
  }
}
