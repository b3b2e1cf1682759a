import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { orchestratorEventSchema, type OrchestratorEvent } from '../../src-contract/orchestrator-protocol.ts'
import { eventWriter } from './event-writer.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

/** A reader that is behind after every `room` lines, until it is drained. */
function sink(room = Number.POSITIVE_INFINITY) {
  const lines: string[] = []
  let drain = (): void => undefined
  let left = room
  return {
    events: (): OrchestratorEvent[] => lines.map((line) => orchestratorEventSchema.parse(JSON.parse(line))),
    drain: () => {
      left = room
      drain()
    },
    write: (line: string, written?: () => void) => {
      if (line !== '') lines.push(line)
      written?.()
      left -= 1
      return left > 0
    },
    onDrain: (listener: () => void) => {
      drain = listener
    },
  }
}

function progress(done: number): OrchestratorEvent {
  return { type: 'progress', phase: 4, done, total: 1000, unit: 'chunks' }
}

const finished: OrchestratorEvent = { type: 'phase-finished', phase: 4, reused: false, elapsedSec: 1 }

function progressOf(events: OrchestratorEvent[]): number[] {
  return events.flatMap((event) => (event.type === 'progress' ? [event.done] : []))
}

describe('eventWriter', () => {
  it('writes one JSON object a line', () => {
    const out = sink()
    eventWriter(out).send({ type: 'warning', message: 'two\nlines' })
    expect(out.events()).toEqual([{ type: 'warning', message: 'two\nlines' }])
  })

  it('sends at most ten of a second’s thousand, the first and the last among them', () => {
    const out = sink()
    const writer = eventWriter(out)
    for (let done = 1; done <= 1000; done++) {
      writer.send(progress(done))
      vi.advanceTimersByTime(1)
    }
    writer.send(finished)
    const sent = progressOf(out.events())
    expect(sent.length).toBeLessThanOrEqual(12)
    expect(sent.length).toBeGreaterThanOrEqual(9)
    expect(sent.at(0)).toBe(1)
    expect(sent.at(-1)).toBe(1000)
    expect(out.events().at(-1)).toEqual(finished)
  })

  it('sends the progress that was held back once its time has come', () => {
    const out = sink()
    const writer = eventWriter(out)
    writer.send(progress(1))
    writer.send(progress(2))
    expect(progressOf(out.events())).toEqual([1])
    vi.advanceTimersByTime(100)
    expect(progressOf(out.events())).toEqual([1, 2])
  })

  it('keeps everything but old progress for a reader that is behind', () => {
    const out = sink(1)
    const writer = eventWriter(out)
    writer.send({ type: 'warning', message: 'a' })
    writer.send({ type: 'warning', message: 'b' })
    for (let done = 1; done <= 50; done++) {
      writer.send(progress(done))
      vi.advanceTimersByTime(100)
    }
    expect(out.events()).toHaveLength(1)
    out.drain()
    out.drain()
    expect(out.events().map((event) => event.type)).toEqual(['warning', 'warning', 'progress'])
    expect(progressOf(out.events())).toEqual([50])
  })

  it('flushes what is held back', async () => {
    const out = sink()
    const writer = eventWriter(out)
    writer.send(progress(1))
    writer.send(progress(2))
    await writer.flush()
    expect(progressOf(out.events())).toEqual([1, 2])
  })
})
