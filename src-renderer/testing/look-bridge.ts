import { configShape, type Config } from '../../src-contract/config-options.ts'
import { fail, succeed } from '../../src-contract/failure.ts'
import { BridgeDouble } from './bridge-double.ts'
import {
  booksInAllStates,
  manyBooks,
  sampleLogPage,
  sampleMachine,
  sampleSettings,
  sampleSnapshot,
} from './scenarios.ts'

/**
 * Stands in for a door's bridge.js, to look at the window without anything behind it: `?look=empty | states | running | many | browser |
 * interrupted | lost | broken`. Built by hand where it is wanted; never part of the app.
 */
const look = new URLSearchParams(location.search).get('look') ?? 'states'
const books = look === 'empty' ? [] : look === 'many' ? manyBooks(10_000) : booksInAllStates()
const running = look === 'running' || look === 'many'
const snapshot = sampleSnapshot(
  books,
  look === 'browser' ? { door: 'browser' } : {},
  running
    ? {
        state: 'running',
        remainingSec: 8040,
        fraction: 0.38,
        heldBack: look === 'running' ? 'Holding back: the computer is busy with other work (91 %)' : null,
      }
    : look === 'interrupted'
      ? { interrupted: { at: new Date(Date.now() - 3 * 3600 * 1000).toISOString(), booksLeft: 14 } }
      : {},
)
let settings = sampleSettings(
  look === 'browser'
    ? {
        locked: ['ffmpeg', 'orchestrator', 'serve_roots'],
        unknownKeys: ['gpu_index', 'tts_model'],
        overridden: ['cpu_threshold'],
      }
    : look === 'broken'
      ? {
          failure: {
            code: 'config-unreadable',
            file: '/home/anna/config.yaml',
            detail: 'line 14: a tab where spaces are needed',
          },
        }
      : {},
)
let lineCount = 20_000
let isLost = false

const bridge = new BridgeDouble({
  'state.snapshot': () => (isLost ? Promise.reject(new Error('the socket is closed')) : Promise.resolve(succeed(snapshot))),
  'pile.add': () => Promise.resolve(succeed({ added: 3, alreadyListed: 1, refused: [{ code: 'file-unsupported', file: '/x/notes.xls', detail: 'a spreadsheet' }] })),
  'pile.browse': () => Promise.resolve(succeed({ added: 12, alreadyListed: 0, refused: [] })),
  'batch.start': () => Promise.resolve(fail('output-not-writable', { file: '/home/anna/Music/Audiobooks', detail: 'permission denied' })),
  'books.unlock': ({ bookId }) => Promise.resolve(fail('password-wrong', { file: `${bookId}.pdf` })),
  'books.remove': () => Promise.resolve(succeed(undefined)),
  'log.read': ({ fromByte, maxBytes }) => {
    lineCount += 3
    return Promise.resolve(succeed(sampleLogPage(fromByte, maxBytes, lineCount)))
  },
  'settings.read': () => Promise.resolve(succeed(settings)),
  'settings.write': ({ key, value }) => {
    const config: Config = { ...settings.config, [key]: configShape[key].parse(value) }
    settings = { ...settings, config }
    return Promise.resolve(succeed(settings))
  },
  'voices.list': () =>
    Promise.resolve(
      succeed([
        { id: 'espeak:en-us', name: 'English (America)', language: 'en-US', engine: 'espeak', installed: true },
        { id: 'espeak:de', name: 'German', language: 'de', engine: 'espeak', installed: true },
      ]),
    ),
  'doctor.run': () =>
    Promise.resolve(
      succeed([
        { id: 'ffmpeg', name: 'ffmpeg', status: 'ok', detail: 'ffmpeg 7.1 at /usr/bin/ffmpeg', fix: null },
        { id: 'voices', name: 'Voices', status: 'ok', detail: '127 voices of eSpeak NG', fix: null },
        { id: 'disk', name: 'Disk', status: 'warning', detail: '4.1 GB free in the output folder', fix: 'Free some space: about 9 GB are needed for this list.' },
        { id: 'electron', name: 'Desktop window', status: 'failed', detail: 'The Electron runtime is not installed', fix: 'Run npx install-electron, or use the window in the browser.' },
      ]),
    ),
}) // prettier-ignore
window.bookspool = bridge

let second = 0
const beat = (): void => {
  second += 1
  bridge.announce('machine.sampled', sampleMachine(second))
}
// A full minute at once, then one a second.
setTimeout(() => {
  for (let sample = 0; sample < 60; sample += 1) beat()
  if (look === 'lost') {
    isLost = true
    bridge.announceRaw('state.changed', { nonsense: true })
  }
}, 300)
setInterval(beat, 1000)

if (running) {
  let revision = 1
  setInterval(() => {
    revision += 1
    const changed = books.slice(0, 8).map((book, index) =>
      Object.assign({}, book, {
        state: 'running' as const,
        phase: 4 as const,
        fraction: ((revision + index * 40) % 1000) / 1000,
        remainingSec: 8040 - revision,
      }),
    )
    bridge.announce('state.changed', { revision, books: look === 'many' ? changed : [] })
  }, 100)
}
