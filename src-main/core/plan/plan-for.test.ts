import { describe, expect, it } from 'vitest'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import { phaseRecords } from '../../../src-contract/pipeline-json/phase-records.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { planFor, type PlanGround } from './plan-for.ts'

const hash = 'a'.repeat(64)
const alice = { fileId: 'alice', sha256: hash, sourcePath: '/w/input/alice.pdf' }
const all: PhaseNumber[] = [1, 2, 3, 4, 5]
const ground: PlanGround = {
  resumes: true,
  missingOutputs: [],
  chunksSpoken: null,
  chunksOtherwise: 0,
  sourceThere: true,
  dayOf: (iso) => (iso === null ? null : iso.slice(0, 10)),
}

type Entries = Partial<Record<PhaseNumber, Record<string, unknown>>>

/** The 4.0.0 shape: `success` for each phase up to `last`, each ended on the third of May; `more` on top. */
function upTo(last: number, more: Entries = {}): PipelineJson {
  const end = '2026-05-03T10:00:00Z'
  const entry = (phase: PhaseNumber): Record<string, unknown> | null => {
    const base = phase <= last ? { status: 'success', timestamps: { end, duration: 4 } } : null
    const first = phase === 1 && base !== null ? { hash, source_path: alice.sourcePath } : {}
    return base === null && more[phase] === undefined ? null : { ...base, ...first, ...more[phase] }
  }
  return Object.fromEntries(
    all.flatMap((phase) => {
      const made = entry(phase)
      return made === null ? [] : [[`phase${phase}`, { files: { alice: made } }]]
    }),
  )
}

const chunks = { 3: { metrics: { chunks: 480 } } }
const cases: [string, PipelineJson, PhaseNumber[], Partial<PlanGround>, string, string, PhaseNumber[]][] = [
  ['nothing recorded', {}, all, {}, 'run', 'new', all],
  ['all done', upTo(5), all, {}, 'skip', 'done on 2026-05-03', []],
  ['all requested done', upTo(3), [1, 2, 3], {}, 'skip', 'done on 2026-05-03', []],
  ['done with gaps', upTo(5, { 4: { status: 'partial_success', gaps: [{ chunk: 1, text: 'x', reason: 'y' }] } }), all, {}, 'skip', 'done on 2026-05-03, 1 gap', []],
  ['partial success of another make', upTo(5, { 4: { status: 'partial_success' } }), all, {}, 'resume', 'resumes at phase 4 (Speak)', [4, 5]],
  ['in the midst of the chunks', upTo(3, chunks), all, { chunksSpoken: 120 }, 'resume', 'resumes at chunk 120 of 480', [4, 5]],
  ['chunks listed, none counted', upTo(3, { 3: { chunk_paths: ['a', 'b'] } }), all, { chunksSpoken: 1 }, 'resume', 'resumes at chunk 1 of 2', [4, 5]],
  ['in the midst of the chunks, and the voice was changed', upTo(3, chunks), all, { chunksSpoken: 0, chunksOtherwise: 120 }, 'resume', 'resumes at phase 4 (Speak), 120 chunks are spoken anew (other voice, speed or pauses)', [4, 5]],
  ['in the midst of the chunks, and one’s chapter was changed', upTo(3, chunks), all, { chunksSpoken: 119, chunksOtherwise: 1 }, 'resume', 'resumes at chunk 119 of 480, 1 chunk is spoken anew (other voice, speed or pauses)', [4, 5]],
  ['spoken, and the voice was changed', upTo(4, { ...chunks, 4: { made_by: 'bookspool' } }), all, { chunksSpoken: 100, chunksOtherwise: 380 }, 'resume', 'resumes at chunk 100 of 480, 380 chunks are spoken anew (other voice, speed or pauses)', [4, 5]],
  ['no chunk spoken yet', upTo(3, chunks), all, { chunksSpoken: 0 }, 'resume', 'resumes at phase 4 (Speak)', [4, 5]],
  ['failed', upTo(1, { 2: { status: 'failed', errors: ['no'] } }), all, {}, 'resume', 'phase 2 (Read) failed, resumes at phase 2 (Read)', [2, 3, 4, 5]],
  ['a middle phase that fell back', upTo(5, { 2: { status: 'error' } }), all, {}, 'resume', 'phase 2 (Read) failed, resumes at phase 2 (Read)', [2, 3, 4, 5]],
  ['the output is gone', upTo(5), all, { missingOutputs: ['/w/a.mp3'] }, 'resume', 'the finished book is not at /w/a.mp3 any more', [5]],
  ['changed', upTo(5, { 1: { hash: 'b'.repeat(64) } }), all, {}, 'run', 'changed since 2026-05-03', all],
  ['changed, and only the end asked for', upTo(4, { 1: { hash: 'b'.repeat(64) } }), [4, 5], {}, 'refuse', 'changed since 2026-05-03, phase 1 (Check) has to be run first', []],
  ['moved and done', upTo(5, { 1: { source_path: 'C:\\old\\alice.pdf' } }), all, {}, 'skip', 'done on 2026-05-03, moved from C:\\old\\alice.pdf', []],
  ['moved and begun', upTo(2, { 1: { source_path: '/old/alice.pdf' } }), all, {}, 'resume', 'moved from /old/alice.pdf, resumes at phase 3 (Split)', [3, 4, 5]],
  ['speech without chunks', upTo(2), [4, 5], {}, 'refuse', 'phase 3 (Split) has to be run first', []],
  ['mastering alone, of nothing', {}, [5], {}, 'refuse', 'phase 4 (Speak) has to be run first', []],
  ['mastering alone, of what is spoken', upTo(4), [5], {}, 'resume', 'resumes at phase 5 (Master)', [5]],
  ['two phases with a hole between', upTo(1), [2, 4], {}, 'refuse', 'phase 3 (Split) has to be run first', []],
  ['two phases whose hole is filled', upTo(5, { 4: { status: 'failed' } }), [2, 4], {}, 'resume', 'phase 4 (Speak) failed, resumes at phase 4 (Speak)', [4]],
  ['resume switched off', upTo(5), all, { resumes: false }, 'run', 'made anew: resume is off (resume_enabled, --no-resume)', all],
  ['resume switched off, a new book', {}, all, { resumes: false }, 'run', 'new', all],
  ['the source is gone, and it is done', upTo(5), all, { sourceThere: false }, 'skip', 'done on 2026-05-03', []],
  ['the source is gone', upTo(2), all, { sourceThere: false }, 'refuse', 'its source is not there any more', []],
  ['cut short in its first phase', upTo(0, { 1: { status: 'running' } }), all, {}, 'run', 'begun, nothing of it stands', all],
] // prettier-ignore

describe('what Start would do', () => {
  it.each(cases)('%s', (_name, pipeline, phases, about, action, why, left) => {
    expect(planFor(pipeline, alice, phases, { ...ground, ...about })).toEqual({ action, why, phases: left })
  })
})

describe('where a status was read, and who wrote it', () => {
  const old: PipelineJson = {
    phase1: { status: 'completed', file_path: '/w/input/alice.pdf' },
    phase2: { status: 'ok' },
  }
  it.each([
    ['4.0.0', upTo(1), 1, 'python', 'phase1.files.alice', 'success'],
    ['ours by its name', upTo(4, { 4: { made_by: 'bookspool 0.1.0' } }), 4, 'ours', 'phase4.files.alice', 'success'],
    ['ours by what it holds', upTo(2, { 2: { tool_used: 'bookspool' } }), 2, 'ours', 'phase2.files.alice', 'success'],
    ['per file id', { alice: { phase2: { status: 'complete' } } }, 2, 'python', 'alice.phase2', 'success'],
    ['single book', old, 2, 'old', 'phase2', 'success'],
    ['nowhere', old, 3, 'none', null, 'unknown'],
    ['under its hash', { phase1: { files: { '~aaaaaaaa': { status: 'success', hash } } } }, 1, 'python', 'phase1.files.~aaaaaaaa', 'success'],
  ] as const)('%s', (_name, pipeline, phase, source, readAt, status) => {
    expect(phaseRecords(pipeline, alice)[phase - 1]).toMatchObject({ phase, source, readAt, status })
  }) // prettier-ignore

  it('takes times and errors in the forms in which they stand', () => {
    const pipeline: PipelineJson = {
      phase1: { files: { alice: { status: 'failed', started_at: '2026-05-03T10:00:00Z', completed_at: '2026-05-03T10:00:09Z', error_message: 'bad' } } },
      phase2: { files: { alice: { status: 'failed', timestamps: { start: 5, end: 7 }, errors: ['a', { message: 'b' }, { chunk: 1 }, 3, ''] } } },
    } // prettier-ignore
    expect(phaseRecords(pipeline, alice).slice(0, 2)).toMatchObject([
      { finishedAt: '2026-05-03T10:00:09Z', seconds: 9, errors: ['bad'] },
      { finishedAt: null, seconds: null, errors: ['a', 'b', '{"chunk":1}'] },
    ])
  })
})
