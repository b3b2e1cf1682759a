export type QuitGuard = {
  /** For `before-quit`: prevents the first quit at once, and quits again when everything is put away or the deadline has passed. */
  onBeforeQuit: (event: { preventDefault: () => void }) => void
  /** Starts putting everything away without waiting: for the end of a Windows session, which cannot be held up. */
  closeNow: () => void
}

export type QuitGuardOptions = {
  /** Ends what runs, resumable, and writes what must be kept. */
  close: () => Promise<void>
  quit: () => void
  log: (what: string, cause?: unknown) => void
  deadlineMs: number
}

/** One guard for every way to quit. Electron awaits no handler, so: prevent first, close with a deadline, quit again behind a flag. */
export function createQuitGuard({ close, quit, log, deadlineMs }: QuitGuardOptions): QuitGuard {
  let closing: Promise<void> | null = null
  let closed = false
  const closeOnce = async (): Promise<void> => {
    let timer: NodeJS.Timeout | undefined
    const deadline = new Promise<void>((resolve) => {
      timer = setTimeout(() => {
        log(`closing took longer than ${deadlineMs / 1000} s: quitting all the same, what ran can be resumed`)
        resolve()
      }, deadlineMs)
    })
    try {
      await Promise.race([close(), deadline])
    } catch (error) {
      log('closing failed', error)
    } finally {
      clearTimeout(timer)
      closed = true
    }
  }
  const startClosing = async (): Promise<void> => {
    closing ??= closeOnce()
    return closing
  }
  let quitsAgain = false
  return {
    onBeforeQuit: (event) => {
      if (closed) return
      event.preventDefault()
      if (quitsAgain) return
      quitsAgain = true
      void startClosing().then(quit)
    },
    closeNow: () => {
      void startClosing()
    },
  }
}
