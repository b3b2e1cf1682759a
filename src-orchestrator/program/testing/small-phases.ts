import { bookTextSchema, type BookText } from '../../book/book-text.ts'
import { chunkListSchema, spokenBookSchema, type ChunkList, type SpokenBook } from '../../book/chunk.ts'
import { finishedBookSchema, validatedBookSchema, type ValidatedBook } from '../../book/validated-book.ts'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { Phase, PhaseContext } from '../../phase.ts'
import type { BookPhases, LoadPhase } from '../book-steps.ts'

/** Phases that do next to nothing, for the runner: what they made, and what was asked of them. */
export type SmallPhases = {
  phases: BookPhases
  /** The numbers of the phases that ran, in order. */
  ran: PhaseNumber[]
  /** Called in each phase's run, before it answers; throws where a test wants it to. */
  onRun: (hook: (phase: PhaseNumber, context: PhaseContext) => Promise<void> | void) => void
  /** What a phase's key says besides its input. */
  setting: Map<PhaseNumber, string>
  /** Phases whose files are gone. */
  fallen: Set<PhaseNumber>
  gap: { reason: string | null }
  /** What another program has left, by phase. */
  adoptable: Map<PhaseNumber, unknown>
}

export function smallPhases(): SmallPhases {
  const ran: PhaseNumber[] = []
  const setting = new Map<PhaseNumber, string>()
  const fallen = new Set<PhaseNumber>()
  const gap: { reason: string | null } = { reason: null }
  const adoptable = new Map<PhaseNumber, unknown>()
  let hook: (phase: PhaseNumber, context: PhaseContext) => Promise<void> | void = () => undefined

  const phase =
    <Input, Output>(
      number: PhaseNumber,
      output: Phase<Input, Output>['output'],
      make: (input: Input, context: PhaseContext) => Output,
    ): LoadPhase<Input, Output> =>
    async () => ({
      number,
      output,
      key: (input) => JSON.stringify([input, setting.get(number)]),
      stillStands: async () => !fallen.has(number),
      run: async (input, context) => {
        ran.push(number)
        await hook(number, context)
        return make(input, context)
      },
      adopt: async () =>
        Promise.resolve(adoptable.get(number) === undefined ? null : output.parse(adoptable.get(number))),
      entry: () => ({ metrics: { phase: number } }),
    })

  const phases: BookPhases = {
    validation: phase<null, ValidatedBook>(1, validatedBookSchema, (_, { source }) => ({
      facts: {
        path: source, bytes: 5, sha256: 'ab'.repeat(32), fileType: 'txt', classification: 'text', title: 'A title', author: null,
        language: 'en', pages: null, words: 1, audioSec: 1, encrypted: false, repaired: false,
      },
      readablePath: source,
      coverPath: null,
    })), // prettier-ignore
    extraction: phase<ValidatedBook, BookText>(2, bookTextSchema, () => ({
      language: 'en',
      chapters: [
        { title: 'One', titleIsPrinted: false, blocks: [{ kind: 'paragraph', text: 'Hello.', places: [] }] },
      ],
      changes: [],
      words: 1,
    })),
    chunking: phase<BookText, ChunkList>(3, chunkListSchema, () => ({
      language: 'en',
      chapterTitles: ['One'],
      chunks: [{ index: 0, chapter: 0, sentences: [{ text: 'Hello.', said: 'Hello.', after: 'chapter' }] }],
    })),
    speech: phase<{ chunks: ChunkList }, SpokenBook>(4, spokenBookSchema, () => ({
      voice: 'test:voice', engine: 'test', engineVersion: '1', sampleRateHz: 22050, labels: {},
      chunks: [{
        index: 0, chapter: 0, path: '/chunk.wav', publishedPath: '/published.wav', key: 'k', rtFactor: 1, durationSec: 1, timings: [{ startSec: 0, endSec: 1 }],
        after: 'chapter', voice: 'test:voice', engine: 'test', gap: gap.reason, gapText: null,
    sounds: [], otherVoices: [],
      }],
    })), // prettier-ignore
    enhancement: phase(5, finishedBookSchema, () => ({
      outputs: [{ path: '/out/book.mp3', bytes: 10, sha256: 'cd'.repeat(32) }],
      subtitles: [],
      earlier: [],
      audioSec: 1,
      chapters: [{ title: 'One', startSec: 0 }],
      loudness: { lufs: -18, truePeakDb: -3, rmsDb: -20, noiseFloorDb: -90, gainDb: 0 },
    })),
  }
  return {
    phases, ran, setting, fallen, gap, adoptable,
    onRun: (next) => {
      hook = next
    },
  } // prettier-ignore
}
