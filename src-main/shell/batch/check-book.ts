import type { Config } from '../../../src-contract/config-options.ts'
import { fileIdFor, foldStem, nameOfSource } from '../../../src-contract/file-id.ts'
import { ExpectedFailure, failureFrom, type Failure, type Result } from '../../../src-contract/failure.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import type { EventNamed, Standing } from '../../core/batch/events.ts'
import type { Book, Place } from '../../core/batch/book.ts'
import { booksInOrder } from '../../core/batch/state.ts'
import { nothingOwn, withSaidSpeech } from '../../../src-contract/own-speech.ts'
import { pronunciationsFor } from '../../../src-contract/pronunciation.ts'
import { speechSettingsSchema } from '../../../src-contract/spoken-with.ts'
import { homeFolder } from '../../../src-node/home-folder.ts'
import { readTextChoices, textChoicesMark } from '../../../src-node/text-choices-file.ts'
import { filesFor, filesMadeWith, subtitlesFor } from '../../../src-contract/made-with.ts'
import { isSameVoice, madeOtherwiseFrom } from '../../core/plan/made-otherwise.ts'
import { standingProgress } from '../../core/plan/standing-progress.ts'
import type { ControllerOptions } from '../app/bookspool-api.ts'
import type { Asked } from '../store/book-standing.ts'
import type { StoreClient } from '../store/store-client.ts'
import type { StoredStanding } from '../store/store-messages.ts'
import { dayInWords } from '../../../src-contract/day-in-words.ts'
import type { Look } from './inspector.ts'
import { lookWithPasswords, type LookContext } from './look-with-passwords.ts'

type Placed = { place: Place; fileId: string }

export type BookChecker = {
  /** Looks at a file and dispatches what was found. */
  check: (bookId: string) => void
  placeBook: (book: Book) => Promise<Placed>
  /** From which phase on a finished book would be made otherwise by now; null: from none. */
  otherwise: (book: Book) => Promise<PhaseNumber | null>
  /** What stands of a book that is not made, by what is recorded and chosen now; null where that cannot be found out. */
  begun: (book: Book) => Promise<Standing | null>
  /** What pipeline.json says of a book; throws ExpectedFailure where it cannot be read. */
  recordOf: (book: Book, placed: Placed) => Promise<PipelineJson>
}

export type CheckContext = LookContext & { options: ControllerOptions; store: StoreClient }

/** Folding is worth remembering: each new book is compared with all others. */
const folded = new WeakMap<Book, string>()

function foldedId(book: Book, fileId: string): string {
  const known = folded.get(book) ?? foldStem(fileId)
  folded.set(book, known)
  return known
}

/** What stands of a book that is not done. Of a changed source nothing does, and a book without a record has no note. */
function begun({ plan, records, chunks, speech }: Extract<StoredStanding, { done: false }>): Standing {
  const progress = plan.action === 'resume' ? standingProgress(records, plan.phases, chunks) : []
  const note = plan.why === 'new' ? null : plan.why
  return { kind: 'new', phases: progress, note, voice: speech.voice ?? null }
}

/** A look at each file: what it is, where its work goes, under which id, and whether anything is left to do. */
export function openBookChecker(context: CheckContext): BookChecker {
  const { options, store } = context
  // Ids are given one after the other, each seeing the ones before it.
  let idQueue: Promise<void> = Promise.resolve()

  const idFor = async (book: Book, place: Place, sha256: string): Promise<Result<string>> => {
    const { input_dir: inputDir } = options.config()
    const stem = nameOfSource(book.fileName, book.fileType === 'pictures')
    const file = { sourcePath: book.path, sha256, stem, inputDir }
    const recorded = await store.owners(place.pipelineJson, file)
    if (!recorded.ok) return recorded
    const { known } = recorded.value
    const owners = new Map(recorded.value.owners)
    for (const other of booksInOrder(context.state())) {
      if (other.id === book.id || other.fileId === null || other.place?.workspace !== place.workspace)
        continue
      owners.set(foldedId(other, other.fileId), other.facts?.sha256 ?? null)
    }
    // A source that was renamed or moved keeps its id and its work, unless another book of the list has that id by now.
    const keeps = known !== null && (owners.get(foldStem(known)) ?? sha256) === sha256
    return { ok: true, value: keeps ? known : fileIdFor(stem, sha256, owners) }
  }

  const question = (phases: readonly PhaseNumber[], resumes: boolean): Asked => {
    const said = options.said ?? nothingOwn
    const settings = speechSettingsSchema.parse(options.config())
    return { phases, resumes, sourceThere: true, speech: { settings, said } }
  }

  /** The settings as far as they concern a source of that type. */
  const settingsOf = (fileType: string | null): Config => {
    const config = options.config()
    return { ...config, subtitles: subtitlesFor(config.subtitles, fileType) }
  }

  const otherwiseThan = async (
    { made, voice, speech, encoding }: Extract<StoredStanding, { done: true }>,
    { sha256, fileType, fileName }: { sha256: string | null; fileType: string | null; fileName: string },
  ): Promise<PhaseNumber | null> => {
    const config = settingsOf(fileType)
    const files = filesFor(made.files, fileType)
    const pronunciations = pronunciationsFor(config.pronunciations, [fileName])
    const reading = fileType === 'txt' ? null : made.reading
    const own = withSaidSpeech(speech, options.said ?? nothingOwn)
    const ownEncoding = options.saidEncoding ?? encoding
    const chosen = textChoicesMark(await readTextChoices(homeFolder(), sha256))
    const wanted = { ...config, pronunciations }
    return madeOtherwiseFrom({ ...made, voice, reading, files }, wanted, own, ownEncoding, chosen)
  }

  const standingOf = async (
    book: Book,
    placed: Placed,
    { sha256, fileType }: { sha256: string; fileType: string | null },
  ): Promise<Result<Standing>> => {
    const config = options.config()
    const { phases_to_run: phases, resume_enabled: resumes } = config
    const { redo } = book
    if (redo.kind === 'all' || redo.kind === 'from' || !resumes) return { ok: true, value: { kind: 'new' } }
    const identity = { fileId: placed.fileId, sha256, sourcePath: book.path }
    const found = await store.standing(placed.place.pipelineJson, identity, question(phases, resumes))
    if (!found.ok) return found
    const standing = found.value
    if (!standing.done) return { ok: true, value: begun(standing) }
    if ((await options.otherStates?.tookItsPlace(book.path, placed.place)) === true)
      return { ok: true, value: { kind: 'new' } }
    const { doneAt, outputs, audioSec, chapters, gaps, sounds, made, voice } = standing
    if (redo.kind === 'gaps' && gaps.length > 0) return { ok: true, value: { kind: 'new' } }
    const { asked = {} } = options
    const differs = (wanted: number | undefined, was: number | null): boolean =>
      wanted !== undefined && was !== null && wanted !== was
    const madeOtherwise = await otherwiseThan(standing, {
      sha256,
      fileType,
      fileName: book.fileName,
    })
    // The orchestrator makes again what depends on it, and nothing else.
    const files = filesFor(made.files, fileType)
    const isOther = madeOtherwise !== null || files !== JSON.stringify(filesMadeWith(settingsOf(fileType)))
    const isOtherText = async (): Promise<boolean> =>
      (made.textChoices ?? null) !== textChoicesMark(await readTextChoices(homeFolder(), sha256))
    const isOtherVoice = asked.voice !== undefined && voice !== null && !isSameVoice(voice, asked.voice)
    if (
      isOtherVoice ||
      differs(asked.speed, made.speed) ||
      (asked.besides === true && isOther) ||
      (asked.text === true && (await isOtherText()))
    )
      return { ok: true, value: { kind: 'new' } }
    const doneOn = dayInWords(doneAt, new Date())
    return {
      ok: true,
      value: { kind: 'done', doneOn, outputs, audioSec, chapters, gaps, sounds, voice, madeOtherwise },
    }
  }

  const judge = async (book: Book, look: Look): Promise<EventNamed<'checked'>> => {
    const found = { type: 'checked', bookId: book.id, facts: look.facts, failure: look.failure } as const
    const unplaced = { fileId: null, place: null, standing: { kind: 'new' } } as const
    const sha256 = look.facts?.sha256 ?? null
    if (sha256 === null) return { ...found, ...unplaced }
    const refused = (failure: Failure): EventNamed<'checked'> => ({ ...found, ...unplaced, failure })
    const place = options.placeOf({ path: book.path, sha256 })
    const fileId = await idFor(book, place, sha256)
    if (!fileId.ok) return refused(fileId.failure)
    const placed = { place, fileId: fileId.value }
    if (look.failure !== null) return { ...found, ...placed, standing: { kind: 'new' } }
    const standing = await standingOf(book, placed, { sha256, fileType: look.facts?.fileType ?? null })
    return standing.ok ? { ...found, ...placed, standing: standing.value } : refused(standing.failure)
  }

  const settle = async (bookId: string, look: Look): Promise<void> => {
    const book = context.state().books.get(bookId)
    if (book === undefined) return
    try {
      context.dispatch(await judge(book, look))
    } catch (error) {
      const failure = failureFrom(error, book.path)
      const nothing = { facts: null, fileId: null, place: null, standing: { kind: 'new' } } as const
      context.dispatch({ type: 'checked', bookId, ...nothing, failure })
    }
  }

  return {
    check: (bookId) => {
      const book = context.state().books.get(bookId)
      if (book === undefined) return
      void lookWithPasswords(book, context).then((look) => {
        idQueue = idQueue.then(async () => settle(bookId, look))
      })
    },
    otherwise: async (book) => {
      const { place, fileId, facts } = book
      if (place === null || fileId === null) return null
      const { phases_to_run: phases, resume_enabled: resumes } = options.config()
      const identity = { fileId, sha256: facts?.sha256 ?? null, sourcePath: book.path }
      const found = await store.standing(place.pipelineJson, identity, question(phases, resumes))
      return found.ok && found.value.done
        ? otherwiseThan(found.value, {
            sha256: identity.sha256,
            fileType: facts?.fileType ?? null,
            fileName: book.fileName,
          })
        : null
    },
    begun: async (book) => {
      const { place, fileId, facts } = book
      const sha256 = facts?.sha256 ?? null
      if (place === null || fileId === null || sha256 === null) return null
      const found = await standingOf(book, { place, fileId }, { sha256, fileType: facts?.fileType ?? null })
      return found.ok ? found.value : null
    },
    recordOf: async (book, { place, fileId }) => {
      const identity = { fileId, sha256: book.facts?.sha256 ?? null, sourcePath: book.path }
      const record = await store.excerpt(place.pipelineJson, identity)
      if (!record.ok) throw new ExpectedFailure(record.failure)
      return record.value
    },
    placeBook: async (book) => {
      // A book that was begun goes on where it is; a new one follows the settings of now.
      if (book.place !== null && book.fileId !== null && book.attempt > 1 && book.redo.kind !== 'all')
        return { place: book.place, fileId: book.fileId }
      const sha256 = book.facts?.sha256 ?? ''
      const place = options.placeOf({ path: book.path, sha256 })
      if (book.fileId !== null && book.place?.workspace === place.workspace)
        return { place, fileId: book.fileId }
      const fileId = await idFor(book, place, sha256)
      if (!fileId.ok) throw new ExpectedFailure(fileId.failure)
      return { place, fileId: fileId.value }
    },
  }
}
