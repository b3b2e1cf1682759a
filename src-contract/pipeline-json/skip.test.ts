import { describe, expect, it } from 'vitest'
import type { PhaseNumber } from '../phases.ts'
import type { PipelineJson } from './schema.ts'
import { recordedOutputs, skipDecision } from './skip.ts'

const hash = 'ab'.repeat(32)
const book = { fileId: 'alice', sha256: hash, sourcePath: '/input/alice.pdf' }
const all: PhaseNumber[] = [1, 2, 3, 4, 5]
const gap = { chunk: 3, text: 'A sentence.', reason: 'the engine died' }

function done(changes: PipelineJson = {}): PipelineJson {
  const success = { files: { alice: { status: 'success' } } }
  return {
    phase1: { files: { alice: { status: 'success', hash } } },
    phase2: success,
    phase3: success,
    phase4: success,
    phase5: { files: { alice: { status: 'success', output_file: 'out/alice.mp3' } } },
    ...changes,
  }
}

describe('skipDecision', () => {
  it('skips what is done, and names the output that has to be there', () => {
    expect(skipDecision(done(), book, all)).toEqual({
      skip: true,
      outputs: ['out/alice.mp3'],
      gaps: [],
      sounds: [],
    })
  })
  it('skips our own book with gaps', () => {
    const pipeline = done({ phase4: { files: { alice: { status: 'partial_success', gaps: [gap] } } } })
    expect(skipDecision(pipeline, book, all)).toMatchObject({ skip: true, gaps: [gap] })
  })
  it('knows what sounded off', () => {
    const sound = {
      chunk: 3,
      text: 'So.',
      atSec: 61.5,
      reason: 'breaks off',
      again: null,
      left: 'breaks off',
    }
    const pipeline = done({ phase4: { files: { alice: { status: 'success', sounds: [sound] } } } })
    expect(skipDecision(pipeline, book, all)).toMatchObject({ skip: true, sounds: [sound] })
  })
  it.each<[string, PipelineJson, PhaseNumber[], object]>([
    ['nothing recorded', {}, all, { reason: 'phase-not-done', phase: 1, status: 'unknown' }],
    [
      'a foreign partial success',
      done({ phase4: { files: { alice: { status: 'partial_success' } } } }),
      all,
      { reason: 'phase-not-done', phase: 4, status: 'partial_success' },
    ],
    [
      'an overall success of other files',
      done({ phase5: { status: 'success', files: { bob: {} } } }),
      all,
      { reason: 'phase-not-done', phase: 5 },
    ],
    [
      'another content',
      done({ phase1: { files: { alice: { status: 'success', hash: 'cd'.repeat(32) } } } }),
      all,
      { reason: 'hash-changed', recorded: 'cd'.repeat(32) },
    ],
    [
      'another content, though phase 1 is not asked for',
      done({ phase1: { files: { alice: { status: 'success', hash: 'cd'.repeat(32) } } } }),
      [5],
      { reason: 'hash-changed' },
    ],
    [
      'the first phase in order that is not done, whatever order they are named in',
      done({ phase2: {}, phase4: {} }),
      [5, 4, 2],
      { reason: 'phase-not-done', phase: 2 },
    ],
    [
      'lists of completed phases, which are not believed',
      { batch: { alice: { phases_completed: all } } },
      all,
      { reason: 'phase-not-done', phase: 1 },
    ],
  ])('does not skip: %s', (_, pipeline, phases, expected) => {
    expect(skipDecision(pipeline, book, phases)).toMatchObject({ skip: false, ...expected })
  })
  it('looks only at the requested phases', () => {
    expect(skipDecision(done({ phase3: {} }), book, [1, 2])).toMatchObject({ skip: true, outputs: [] })
  })
})

describe('recordedOutputs', () => {
  it.each<[Record<string, unknown> | null, string[]]>([
    [null, []],
    [{ output_file: 'a.mp3' }, ['a.mp3']],
    [{ output_file: 'a.mp3', artifacts: { output_files: ['a.mp3', 'b.mp3'] } }, ['a.mp3', 'b.mp3']],
    [
      {
        output_file: 'a.mp3',
        artifacts: {
          outputs: [
            { path: 'a.mp3', bytes: 1 },
            { path: 'b.wav', bytes: 2 },
          ],
        },
      },
      ['a.mp3', 'b.wav'],
    ],
    [{ output_file: 7, artifacts: { outputs: [null, {}, { path: 3 }, { path: '' }] } }, []],
    [{ output_file: 7, artifacts: null }, []],
  ])('%j → %j', (entry, outputs) => {
    expect(recordedOutputs(entry)).toEqual(outputs)
  })
})
