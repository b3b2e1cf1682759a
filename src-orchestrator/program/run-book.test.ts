import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ExpectedFailure } from '../../src-contract/failure.ts'
import type { EventOf, OrchestratorEvent } from '../../src-contract/orchestrator-protocol.ts'
import type { PhaseNumber } from '../../src-contract/phases.ts'
import type { RunControl } from './run-control.ts'
import { smallPhases, type SmallPhases } from './testing/small-phases.ts'
import { runSmall, type SmallRun } from './testing/small-run.ts'

const all: PhaseNumber[] = [1, 2, 3, 4, 5]

let folder: string
let small: SmallPhases

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-run-'))
  small = smallPhases()
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

async function run(
  phases: PhaseNumber[] = all,
  maxRetries = 2,
  begin?: (control: RunControl) => void,
): Promise<SmallRun> {
  return runSmall(small, folder, { phases, maxRetries, begin })
}

function records(events: OrchestratorEvent[]): string[] {
  return events
    .filter((event): event is EventOf<'record'> => event.type === 'record')
    .map((event) => `${event.phase} ${event.entry.status}`)
}

function finishedPhases(events: OrchestratorEvent[]): string[] {
  return events
    .filter((event): event is EventOf<'phase-finished'> => event.type === 'phase-finished')
    .map((event) => `${event.phase} ${event.reused ? 'reused' : 'done'}`)
}

describe('a whole run', () => {
  it('runs the phases in order and says so', async () => {
    const { end, events, words, ran } = await run()
    expect(end).toEqual({ outcome: 'finished' })
    expect(ran).toEqual(all)
    expect(words.filter((line) => line.startsWith('Running'))).toHaveLength(5)
    expect(records(events)).toEqual(all.flatMap((phase) => [`${phase} running`, `${phase} success`]))
    expect(events.find((event) => event.type === 'facts')).toMatchObject({ facts: { title: 'A title' } })
    expect(events.at(-1)).toMatchObject({ type: 'finished', status: 'done', outputs: ['/out/book.mp3'] })
  })

  it('does nothing twice', async () => {
    await run()
    const { end, events, words, ran } = await run()
    expect(end).toEqual({ outcome: 'finished' })
    expect(ran).toEqual([])
    expect(words).toEqual(all.map((phase) => `Skipping Phase ${phase} (already completed)`))
    expect(finishedPhases(events)).toEqual(all.map((phase) => `${phase} reused`))
    expect(records(events)).toEqual(all.map((phase) => `${phase} success`))
    expect(events.at(-1)).toMatchObject({ type: 'finished', outputs: ['/out/book.mp3'] })
  })

  it('says what is missing from the book, and calls it done all the same', async () => {
    small.gap.reason = 'the engine died'
    const { end, events } = await run()
    const gaps = [{ chunk: 0, text: 'Hello.', reason: 'the engine died' }]
    expect(end.outcome).toBe('finished')
    expect(records(events)).toContain('4 partial_success')
    const fourth = events.findLast((event) => event.type === 'record' && event.phase === 4)
    expect(fourth).toMatchObject({ entry: { gaps } })
    expect(events.at(-1)).toMatchObject({ type: 'finished', status: 'done-with-gaps', gaps })
  })
})

describe('what has changed', () => {
  it('runs a phase again whose key changed, and the later ones only where their input did', async () => {
    await run()
    small.setting.set(3, 'another')
    expect((await run()).ran).toEqual([3])
  })

  it('runs a phase again whose files are gone', async () => {
    await run()
    small.fallen.add(4)
    expect((await run()).ran).toEqual([4])
  })

  it.each(['', '{"key":', '[]', '{"version":99}'])('takes a store that holds %j for none', async (text) => {
    await run()
    await writeFile(join(folder, 'phase2.json'), text)
    expect((await run()).ran).toEqual([2])
  })
})

describe('some phases only', () => {
  it('takes what is before them from the store', async () => {
    await run([1, 2])
    const { ran, events } = await run([3, 4])
    expect(ran).toEqual([3, 4])
    expect(finishedPhases(events)).toEqual(['3 done', '4 done'])
    expect(events.at(-1)).toMatchObject({ type: 'finished', outputs: [] })
  })

  it.each<[PhaseNumber[], PhaseNumber[], PhaseNumber]>([
    [[1], [3], 2],
    [[], [5], 1],
    [[1, 2, 3], [5], 4],
  ])('after %j, %j needs phase %i', async (before, wanted, missing) => {
    if (before.length > 0) await run(before)
    const { end, ran } = await run(wanted)
    expect(ran).toEqual([])
    expect(end).toMatchObject({
      outcome: 'failed',
      phase: missing,
      failure: { code: 'previous-phase-missing' },
    })
  })

  it('does not build on what a changed setting has made stale', async () => {
    await run()
    small.setting.set(4, 'another voice')
    expect((await run([5])).end).toMatchObject({ failure: { code: 'previous-phase-missing' }, phase: 4 })
  })
})

describe('failures', () => {
  it('tries again what may pass, and tells', async () => {
    let left = 2
    small.onRun((phase) => {
      if (phase === 4 && left-- > 0) throw new ExpectedFailure({ code: 'speech-worker-died' })
    })
    const { end, ran, words, events } = await run()
    expect(end.outcome).toBe('finished')
    expect(ran).toEqual([1, 2, 3, 4, 4, 4, 5])
    expect(words.filter((line) => line === 'Retrying Phase 4 (previous status: failed)')).toHaveLength(2)
    expect(records(events).filter((line) => line === '4 failed')).toHaveLength(2)
  })

  const losesSound = (times: number): void => {
    let left = times
    small.onRun((phase) => {
      if (phase === 4) small.fallen.delete(4)
      if (phase !== 5 || left-- <= 0) return
      small.fallen.add(4)
      throw new ExpectedFailure({ code: 'sound-lost', file: '/chunk.wav' })
    })
  }

  it('speaks again what is lost when it is mastered', async () => {
    losesSound(2)
    const { end, ran, events } = await run()
    expect(end.outcome).toBe('finished')
    expect(ran).toEqual([1, 2, 3, 4, 5, 4, 5, 4, 5])
    expect(records(events).slice(-2)).toEqual(['5 running', '5 success'])
  })

  it('does not speak for ever what is lost each time, nor where nobody has asked for phase 4', async () => {
    losesSound(9)
    const failed = { outcome: 'failed', phase: 5, failure: { code: 'sound-lost' } }
    const { end, ran } = await run(all, 1)
    expect(end).toMatchObject(failed)
    expect(ran).toEqual([1, 2, 3, 4, 5, 4, 5])
    small.fallen.delete(4)
    const alone = await run([5])
    expect(alone.end).toMatchObject(failed)
    expect(alone.ran).toEqual([5])
  })

  it('gives up after the last retry', async () => {
    small.onRun((phase) => {
      if (phase === 2) throw new TypeError('a bug')
    })
    const { end, ran, words, events } = await run(all, 1)
    expect(end).toMatchObject({ outcome: 'failed', phase: 2, failure: { code: 'internal', detail: 'a bug' } })
    expect(ran).toEqual([1, 2, 2])
    expect(words).toContain('Pipeline aborted at Phase 2')
    expect(words.some((line) => line.includes('small-phases.ts') || line.includes('run-book.test.ts'))).toBe(
      true,
    )
    expect(events.at(-1)).toMatchObject({ type: 'failed', phase: 2 })
  })

  it.each(['file-damaged', 'password-needed', 'no-text', 'disk-full', 'voice-missing'] as const)(
    'does not try %s again',
    async (code) => {
      small.onRun(() => {
        throw new ExpectedFailure({ code })
      })
      const { end, ran } = await run()
      expect(ran).toEqual([1])
      expect(end).toMatchObject({ outcome: 'failed', failure: { code } })
    },
  )

  it('keeps what was done before the failure', async () => {
    small.onRun((phase) => {
      if (phase === 4) throw new ExpectedFailure({ code: 'disk-full' })
    })
    await run()
    small.onRun(() => undefined)
    expect((await run()).ran).toEqual([4, 5])
  })
})

describe('stopping', () => {
  it('ends the phase at work, leaves it pending, and goes on there', async () => {
    let stop = (): void => undefined
    small.onRun(async (phase, context) => {
      if (phase !== 3) return
      stop()
      await context.whenRunning()
    })
    const first = await run(all, 2, (control) => {
      stop = control.stop
    })
    expect(first.end).toEqual({ outcome: 'stopped' })
    expect(records(first.events).at(-1)).toBe('3 pending')
    expect(first.events.at(-1)).toEqual({ type: 'stopped' })
    small.onRun(() => undefined)
    expect((await run()).ran).toEqual([3, 4, 5])
  })

  it('takes no output of a phase that ended after the stop', async () => {
    let stop = (): void => undefined
    small.onRun((phase) => {
      if (phase === 2) stop()
    })
    await run(all, 2, (control) => {
      stop = control.stop
    })
    await expect(readFile(join(folder, 'phase2.json'))).rejects.toThrow('ENOENT')
  })

  it('counts a failure that a stop brought about as stopped', async () => {
    small.onRun((phase) => {
      if (phase !== 5) return
      setImmediate(stop)
      throw new ExpectedFailure({ code: 'encoding-failed' })
    })
    let stop = (): void => undefined
    const { end } = await run(all, 2, (control) => {
      stop = () => control.stop()
    })
    expect(end).toEqual({ outcome: 'stopped' })
  })
})

describe('pausing', () => {
  it('holds the phase at its gate until it is resumed', async () => {
    const seen: string[] = []
    let control: RunControl | null = null
    small.onRun(async (phase, context) => {
      if (phase !== 2) return
      control?.pause()
      const gate = context.whenRunning().then(() => seen.push('through'))
      await new Promise(setImmediate)
      seen.push('resumed')
      control?.resume()
      await gate
    })
    const { end } = await run(all, 2, (given) => {
      control = given
    })
    expect(end.outcome).toBe('finished')
    expect(seen).toEqual(['resumed', 'through'])
  })
})
