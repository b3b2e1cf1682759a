import { redoNothing, type Book } from './book.ts'

/** A book as it joins the list: nothing is known of it yet but what was dropped. */
export function newBook(
  file: Pick<Book, 'id' | 'path' | 'fileName' | 'bytes' | 'otherFormats'> &
    Partial<Pick<Book, 'fileType' | 'library'>>,
): Book {
  return {
    fileType: null,
    library: null,
    ...file,
    state: 'checking',
    wanted: false,
    facts: null,
    fileId: null,
    place: null,
    failure: null,
    duplicateOf: null,
    doneOn: null,
    interrupted: false,
    redo: redoNothing,
    madeOtherwise: null,
    standingNote: null,
    orchestrator: null,
    foreign: false,
    voice: null,
    phases: [],
    phase: null,
    pace: null,
    outputs: [],
    chapters: [],
    gaps: [],
    sounds: [],
    audioSec: null,
    warnings: 0,
    attempt: 0,
    startedAt: null,
    finishedAt: null,
    phaseStartedAt: null,
    workedSec: 0,
    logPath: null,
    run: null,
    lastRun: null,
    unreported: false,
  }
}
