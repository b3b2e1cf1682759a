import { createHash } from 'node:crypto'
import type { BookFacts } from '../../src-contract/book-facts.ts'
import type { Gap, OffSound } from '../../src-contract/orchestrator-protocol.ts'
import type { PhaseNumber } from '../../src-contract/phases.ts'
import { asReadBack } from '../../src-node/json-pieces.ts'
import type { BookText } from '../book/book-text.ts'
import type { ChunkList, SpokenBook } from '../book/chunk.ts'
import type { FinishedBook, ValidatedBook } from '../book/validated-book.ts'
import { chunkStarts } from '../phases/enhancement/chapter-plan.ts'
import { chapterPauses } from '../phases/speech/chapters-own.ts'
import type { KnownBook, Phase, PhaseContext } from '../phase.ts'

/** The five phases of one book, each given what the ones before it made, and loaded when it is first asked for something. */
export type BookPhases = {
  validation: LoadPhase<null, ValidatedBook>
  extraction: LoadPhase<ValidatedBook, BookText>
  chunking: LoadPhase<BookText, ChunkList>
  speech: LoadPhase<{ chunks: ChunkList }, SpokenBook>
  enhancement: LoadPhase<{ book: ValidatedBook; text: ChunkList; spoken: SpokenBook }, FinishedBook>
}

/** Answers with the same phase each time. */
export type LoadPhase<Input, Output> = () => Promise<Phase<Input, Output>>

/** One phase with its input at hand: what runs and stores it need not know what it makes. */
export type Step = {
  number: PhaseNumber
  /** Hex digest of everything that the output depends on. */
  key: (context: PhaseContext) => Promise<string>
  /** Takes a stored output as this phase's; false where it cannot be read or its files are not all there. */
  restore: (output: unknown, context: PhaseContext) => Promise<boolean>
  prepare: (context: PhaseContext) => Promise<void>
  /** Answers with the output, to be stored as JSON. */
  run: (context: PhaseContext) => Promise<unknown>
  /** Takes what another program has left as this phase's output, read once; false where it has left nothing that can be used. */
  adopt: (context: PhaseContext) => Promise<boolean>
  /** The first phase whose output this one needs and that is not at hand. */
  missingInput: () => PhaseNumber | null
  entry: (context: PhaseContext) => Promise<Record<string, unknown>>
}

export type BookSteps = {
  steps: readonly Step[]
  facts: () => BookFacts | null
  /** Null while there is no speech yet. */
  gaps: () => Gap[] | null
  /** What sounded off; empty while there is no speech yet. */
  sounds: (context: PhaseContext) => OffSound[]
  finished: () => FinishedBook | null
}

type Cell<T> = { phase: PhaseNumber; peek: () => T | null; read: () => T; write: (value: T) => void }

function cell<T>(phase: PhaseNumber): Cell<T> {
  let held: { value: T } | null = null
  return {
    phase,
    peek: () => held?.value ?? null,
    read: () => {
      if (held === null) throw new Error(`phase ${phase} has neither been run nor restored`)
      return held.value
    },
    write: (value) => {
      held = { value }
    },
  }
}

/**
 * An output as it would be read back. Keys of later phases are made from it, so it must be the same text either way: in the schema's order of
 * properties, without what JSON does not hold.
 */
function asStored<Output>(phase: Pick<Phase<never, Output>, 'output'>, output: Output): Output {
  return phase.output.parse(asReadBack(output))
}

type Inputs = { needs: readonly Pick<Cell<unknown>, 'phase' | 'peek'>[]; known: () => KnownBook }

function step<Input, Output>(
  load: LoadPhase<Input, Output>,
  input: () => Input,
  made: Cell<Output>,
  { needs, known }: Inputs,
): Step {
  const number = made.phase
  const adopt = async (context: PhaseContext): Promise<boolean> => {
    const phase = await load()
    const output = await phase.adopt(context, known())
    if (output === null) return false
    made.write(asStored(phase, output))
    return true
  }
  let adoption: Promise<boolean> | null = null
  return {
    number,
    key: async (context) => {
      const text = await (await load()).key(input(), context)
      return createHash('sha256').update(`${number}\n${text}`).digest('hex')
    },
    restore: async (output, context) => {
      const phase = await load()
      const parsed = phase.output.safeParse(output)
      if (!parsed.success || !(await phase.stillStands(parsed.data, context))) return false
      made.write(parsed.data)
      return true
    },
    prepare: async (context) => (await load()).prepare?.(context),
    run: async (context) => {
      const phase = await load()
      const output = asStored(phase, await phase.run(input(), context))
      made.write(output)
      return output
    },
    adopt: async (context) => (adoption ??= adopt(context)),
    missingInput: () => needs.find((cell) => cell.peek() === null)?.phase ?? null,
    entry: async (context) => (await load()).entry(made.read(), context),
  }
}

function gapsIn(list: ChunkList, spoken: SpokenBook): Gap[] {
  const texts = new Map(
    list.chunks.map((chunk) => [chunk.index, chunk.sentences.map((sentence) => sentence.text).join(' ')]),
  )
  return spoken.chunks.flatMap((chunk) =>
    chunk.gap === null
      ? []
      : [{ chunk: chunk.index, text: chunk.gapText ?? texts.get(chunk.index) ?? '', reason: chunk.gap }],
  )
}

function soundsIn(list: ChunkList, spoken: SpokenBook, context: PhaseContext): OffSound[] {
  if (spoken.chunks.every(({ sounds }) => sounds.length === 0)) return []
  const { own, others } = chapterPauses(list, context)
  const starts = chunkStarts(spoken, (chapter) => own.get(chapter) ?? others)
  return spoken.chunks.flatMap(({ index, sounds }) =>
    sounds.map(({ startSec, ...note }) => ({
      chunk: index,
      atSec: (starts.get(index) ?? 0) + startSec,
      ...note,
    })),
  )
}

export function bookSteps(phases: BookPhases): BookSteps {
  const book = cell<ValidatedBook>(1)
  const text = cell<BookText>(2)
  const chunks = cell<ChunkList>(3)
  const spoken = cell<SpokenBook>(4)
  const finished = cell<FinishedBook>(5)
  const known = (): KnownBook => ({ book: book.peek(), chunks: chunks.peek() })
  const forMastering = () => ({ book: book.read(), text: chunks.read(), spoken: spoken.read() })
  return {
    steps: [
      step(phases.validation, () => null, book, { needs: [], known }),
      step(phases.extraction, book.read, text, { needs: [book], known }),
      step(phases.chunking, text.read, chunks, { needs: [text], known }),
      step(phases.speech, () => ({ chunks: chunks.read() }), spoken, { needs: [chunks], known }),
      step(phases.enhancement, forMastering, finished, { needs: [book, chunks, spoken], known }),
    ],
    facts: () => book.peek()?.facts ?? null,
    gaps: () => {
      const said = spoken.peek()
      return said === null ? null : gapsIn(chunks.read(), said)
    },
    sounds: (context) => {
      const said = spoken.peek()
      return said === null ? [] : soundsIn(chunks.read(), said, context)
    },
    finished: finished.peek,
  }
}
