import { expect, it } from 'vitest'
import type { PhaseNumber } from '../../../src-contract/phases.ts'
import type { Redo } from '../batch/book.ts'
import { beyondTheirs, theirArguments, theirVoice } from './their-arguments.ts'

const rows: [Redo, PhaseNumber[], string | null, string][] = [
  [{ kind: 'nothing' }, [1, 2, 3, 4, 5], null, '--phases 1 2 3 4 5 --max-retries 2'],
  [{ kind: 'nothing' }, [2, 3], 'af_heart', '--phases 2 3 --max-retries 2 --voice af_heart'],
  [{ kind: 'all' }, [1, 2, 3, 4, 5], null, '--phases 1 2 3 4 5 --no-resume --max-retries 2'],
  [{ kind: 'from', phase: 4 }, [1, 2, 3, 4, 5], null, '--phases 4 5 --no-resume --max-retries 2'],
  [{ kind: 'from', phase: 4 }, [1, 2], null, '--phases 1 2 --no-resume --max-retries 2'],
  [{ kind: 'gaps' }, [1, 2, 3, 4, 5], null, '--phases 4 5 --no-resume --max-retries 2'],
]

it.each(rows)('%j of %j', (redo, phases, voice, expected) => {
  const args = theirArguments({ source: '/in/a b.pdf', pipelineJson: '/w/pipeline.json', phases, redo, maxRetries: 2, voice, subtitles: false }) // prettier-ignore
  expect(args.slice(0, 3)).toEqual(['/in/a b.pdf', '--pipeline-json', '/w/pipeline.json'])
  expect(args.slice(3).join(' ')).toBe(expected)
})

it('asks for subtitles where any are set', () => {
  const book = { source: '/b.pdf', pipelineJson: '/p.json', phases: [5], redo: { kind: 'nothing' }, maxRetries: 0, voice: 'v', subtitles: true } as const // prettier-ignore
  expect(theirArguments(book).slice(-3)).toEqual(['--voice', 'v', '--enable-subtitles'])
})

const record = { tts_voice: 'general', voice_overrides: { mine: 'special' } }
it.each([
  ['mine', null, null, null, 'special'],
  ['mine', 'set', null, null, 'special'],
  ['mine', 'set', 'typed', 'typed', 'typed'],
  ['other', 'set', null, 'set', 'set'],
  ['other', null, null, null, 'general'],
])(
  'the voice of %s, with the setting %s and typed %s: told %s, expected %s',
  (fileId, setting, typed, told, expected) => {
    expect(theirVoice(record, fileId, { setting, typed })).toEqual({ told, expected })
  },
)

it('what only the built-in orchestrator can do for a book is told', () => {
  const words = beyondTheirs({ voice: 'a', speed: 2, pause_comma: null, chapters: { '1': { voice: 'b' } } })
  expect(words).toMatch(/: speed, pauses, voices, speed and pauses of single chapters$/u)
  expect(beyondTheirs({ voice: 'a', chapters: {} })).toBeNull()
})
