import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readArguments, type ProgramRequest } from './arguments.ts'

beforeEach(() => {
  vi.spyOn(process.stdout, 'write').mockReturnValue(true)
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
})
afterEach(() => {
  vi.restoreAllMocks()
})

describe('readArguments', () => {
  it.each<[string[], Partial<ProgramRequest>]>([
    [
      ['book.pdf'],
      { verb: 'convert', file: 'book.pdf', phases: [1, 2, 3, 4, 5], resume: true, events: false },
    ],
    [['book.pdf', '--phases', '5', '1', '3'], { phases: [1, 3, 5] }],
    [['book.pdf', '--phases', '1,2'], { phases: [1, 2] }],
    [['--no-resume', '--max-retries', '0', 'book.pdf'], { resume: false, maxRetries: 0 }],
    [
      ['book.pdf', '--events', 'ndjson', '--file-id', 'b', '--password-on-stdin'],
      { events: true, fileId: 'b', passwordOnStdin: true },
    ],
    [
      ['b.pdf', '--pipeline-json', 'p.json', '--voice', 'v', '--enable-subtitles'],
      { pipelineJson: 'p.json', voice: 'v', enableSubtitles: true },
    ],
    [['b.pdf'], { redoFrom: null, retryGaps: false }],
    [['b.pdf', '--redo-from', '3', '--phases', '3', '4', '5'], { redoFrom: 3, phases: [3, 4, 5] }],
    [['b.pdf', '--retry-gaps'], { retryGaps: true, resume: true }],
    [['b.pdf', '--redo-from', '0'], { verb: 'none', exitCode: 2 }],
    [['b.pdf', '--redo-from', '3,4'], { verb: 'none', exitCode: 2 }],
    [['inspect'], { verb: 'inspect' }],
    [['work'], { verb: 'work' }],
    [['./inspect'], { verb: 'convert', file: './inspect' }],
    [['voices'], { verb: 'voices', json: false }],
    [['voices', '--json'], { verb: 'voices', json: true }],
    [['voices', 'list', '--json'], { verb: 'voices', json: true }],
    [
      ['voices', 'install', 'a.whl', '--json'],
      { verb: 'voice-action', action: { action: 'install', what: 'a.whl' }, form: 'json' },
    ],
    [
      ['voices', 'remove', 'hibari:heart'],
      { verb: 'voice-action', action: { action: 'remove', id: 'hibari:heart' }, form: 'words' },
    ],
    [
      ['voices', 'sample', '--output', 'x.wav', '--', 'hibari:heart'],
      {
        verb: 'voice-action',
        action: { action: 'sample', id: 'hibari:heart', output: 'x.wav' },
        form: 'words',
      },
    ],
    [['--help'], { verb: 'none', exitCode: 0 }],
    [['--version'], { verb: 'none', exitCode: 0 }],
    [[], { verb: 'none', exitCode: 2 }],
    [['book.pdf', '--phases', '6'], { verb: 'none', exitCode: 2 }],
    [['book.pdf', '--max-retries', 'many'], { verb: 'none', exitCode: 2 }],
    [['book.pdf', '--events', 'xml'], { verb: 'none', exitCode: 2 }],
    [['book.pdf', '--unknown'], { verb: 'none', exitCode: 2 }],
    [['one.pdf', 'two.pdf'], { verb: 'none', exitCode: 2 }],
  ])('%j', (argv, expected) => {
    expect(readArguments(argv, '1.2.3')).toMatchObject(expected)
  })
})
