import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { PhaseNumber } from '../../src-contract/phases.ts'
import type { PhaseStatus } from '../../src-contract/pipeline-json/schema.ts'
import type { RecordedBook } from '../phase.ts'
import { nothingRecorded } from '../testing/phase-context.ts'
import { phaseStore } from './phase-store.ts'
import { smallPhases, type SmallPhases } from './testing/small-phases.ts'
import { runSmall, type SmallRun } from './testing/small-run.ts'

let folder: string
let small: SmallPhases
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-take-over-'))
  small = smallPhases()
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

const all: PhaseNumber[] = [1, 2, 3, 4, 5]

type Doings = { status?: PhaseStatus; by?: string; isSameSource?: RecordedBook['isSameSource'] }

/** A record in which another program has done these phases. */
function doneBy(
  phases: readonly PhaseNumber[],
  { status = 'success', by, isSameSource = nothingRecorded.isSameSource }: Doings = {},
): RecordedBook {
  const entry = by === undefined ? { status } : { status, made_by: by }
  return {
    ...nothingRecorded,
    isSameSource,
    entry: (phase) => (phases.includes(phase) ? { status, entry } : null),
  }
}

/** Puts there, as another program's work, what these phases of the same book come to. */
async function leave(phases: readonly PhaseNumber[]): Promise<void> {
  const elsewhere = join(folder, 'elsewhere')
  await mkdir(elsewhere)
  await runSmall(smallPhases(), elsewhere)
  for (const phase of phases) small.adoptable.set(phase, (await phaseStore(elsewhere).read(phase))?.output)
}

const run = async (options: Parameters<typeof runSmall>[2]): Promise<SmallRun> =>
  runSmall(small, folder, options)
const recordsIn = ({ events }: SmallRun): PhaseNumber[] => [
  ...new Set(events.flatMap((event) => (event.type === 'record' ? [event.phase] : []))),
]

describe('another program has done', () => {
  it.each<[string, PhaseNumber[], PhaseNumber[], PhaseNumber[], PhaseNumber[]]>([
    ['phases 1 to 3, all are asked for', [1, 2, 3], [1, 2, 3], all, [4, 5]],
    ['phases 1 to 3, and 4 and 5 are asked for', [1, 2, 3], [1, 2, 3], [4, 5], [4, 5]],
    ['phases 1 to 4, and 5 is asked for', [1, 2, 3, 4], [1, 2, 3, 4], [5], [5]],
    ['phases 1 to 3, and its text is gone', [1, 2, 3], [1, 3], all, [4, 5]],
    ['phases 1 to 3, and its chunks are gone', [1, 2, 3], [1, 2], all, [3, 4, 5]],
    ['phases 1 to 4, and its sound is gone', [1, 2, 3, 4], [1, 2, 3], all, [4, 5]],
    ['phase 3 alone, by its record', [3], [1, 2, 3], all, [1, 2, 4, 5]],
  ])('%s', async (_name, recorded, there, phases, ran) => {
    await leave(there)
    const done = await run({ phases, recorded: doneBy(recorded) })
    expect(done.end).toEqual({ outcome: 'finished' })
    expect(done.ran).toEqual(ran)
    // Its record stays its own.
    expect(recordsIn(done)).toEqual(ran)
    expect(done.events.some(({ type }) => type === 'facts')).toBe(phases.includes(1))
  })

  it.each<[string, RecordedBook]>([
    ['of a file that has changed since', doneBy([1, 2, 3], { isSameSource: async () => Promise.resolve(false) })],
    ['without success', doneBy([1, 2, 3], { status: 'partial' })],
    ['and it was us', doneBy([1, 2, 3], { by: 'bookspool 0.1.0' })],
  ])('%s: everything is made anew', async (_name, recorded) => {
    await leave([1, 2, 3])
    expect((await run({ recorded })).ran).toEqual(all)
  }) // prettier-ignore

  it('a phase that is asked for again is not taken over', async () => {
    await leave([1, 2, 3])
    expect((await run({ recorded: doneBy([1, 2, 3]), again: [3, 4, 5] })).ran).toEqual([3, 4, 5])
  })

  it('a phase that we had done too: the record says whose is the last', async () => {
    await run({})
    await leave([1, 2, 3])
    const chunking = small.adoptable.get(3)
    small.adoptable.set(3, { ...Object(chunking), chapterTitles: ['Another title'] })
    expect((await run({ recorded: doneBy([1, 2, 3]) })).ran).toEqual([4, 5])
    expect((await run({ recorded: doneBy([1, 2, 3], { by: 'bookspool' }) })).ran).toEqual([4, 5])
    expect((await run({ recorded: doneBy([1, 2, 3]) })).ran).toEqual([4, 5])
  })

  it('its chunks, when only phase 5 is asked for: phase 4 has to be run first', async () => {
    await leave([1, 2, 3])
    const { end, ran } = await run({ phases: [5], recorded: doneBy([1, 2, 3]) })
    expect(ran).toEqual([])
    expect(end).toMatchObject({ phase: 4, failure: { code: 'previous-phase-missing', detail: '4 (speech)' } })
  })

  it('goes on from its own work after that', async () => {
    await leave([1, 2, 3])
    await run({ recorded: doneBy([1, 2, 3]) })
    const again = await run({ recorded: doneBy([1, 2, 3]) })
    expect(again.ran).toEqual([])
    expect(again.events.at(-1)).toMatchObject({ type: 'finished', outputs: ['/out/book.mp3'] })
  })
})
