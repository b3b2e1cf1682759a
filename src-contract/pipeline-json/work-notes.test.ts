import { expect, it } from 'vitest'
import { withRecord } from './update.ts'
import { withWorkNote } from './work-notes.ts'

const at = '2026-05-04T00:00:00.000Z'
const paths = ['/w/phase4_tts/audio_chunks/Alice/chunk_0001.wav']
const ours = {
  status: 'success',
  made_by: 'bookspool',
  chunk_audio_paths: paths,
  artifacts: { chunk_audio_paths: paths },
}
const pipeline = {
  mine: 1,
  phase3: { status: 'success', files: { Alice: { status: 'success', made_by: 'bookspool' } } },
  phase4: {
    status: 'success',
    files: { Alice: ours, Bob: { status: 'success', chunk_audio_paths: ['/b.wav'] } },
  },
  phase5: { status: 'success', files: { Alice: { status: 'success', made_by: 'bookspool' } } },
}

it('says when the work was dropped; statuses and everything else stay', () => {
  const next = withWorkNote(pipeline, 'Alice', { kind: 'dropped', at }, at)
  expect(next).toEqual({
    ...pipeline,
    last_updated: at,
    phase3: { ...pipeline.phase3, files: { Alice: { ...pipeline.phase3.files.Alice, work_dropped_at: at } } },
    phase4: {
      ...pipeline.phase4,
      files: { ...pipeline.phase4.files, Alice: { ...ours, work_dropped_at: at } },
    },
  })
})

it('names the compressed chunks as they are called now', () => {
  const next = withWorkNote(pipeline, 'Alice', { kind: 'compressed', at }, at)
  const flac = ['/w/phase4_tts/audio_chunks/Alice/chunk_0001.flac']
  expect(next['phase4']).toMatchObject({
    files: {
      Alice: { work_compressed_at: at, chunk_audio_paths: flac, artifacts: { chunk_audio_paths: flac } },
      Bob: pipeline.phase4.files.Bob,
    },
  })
})

it('leaves the entries of other programs, and books that are not there', () => {
  expect(withWorkNote(pipeline, 'Bob', { kind: 'dropped', at }, at)).toBe(pipeline)
  expect(withWorkNote(pipeline, 'nobody', { kind: 'compressed', at }, at)).toBe(pipeline)
})

it('is gone when the phase has been run again', () => {
  const dropped = withWorkNote(pipeline, 'Alice', { kind: 'dropped', at }, at)
  const again = withRecord(dropped, 'Alice', 4, { status: 'running' }, at)
  expect(JSON.stringify(again['phase4'])).not.toContain('work_dropped_at')
  expect(JSON.stringify(again['phase3'])).toContain('work_dropped_at')
})
