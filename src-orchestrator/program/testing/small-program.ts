import { noVoiceFacts } from '../../../src-contract/reports.ts'
import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { main } from '../main.ts'
import { smallPhases } from './small-phases.ts'

/** The real program around phases that do next to nothing: phase 4 has units to keep, and each phase can be told to misbehave by the environment. */
const units = Number(process.env['SMALL_UNITS'] ?? '3')
const unitMs = Number(process.env['SMALL_UNIT_MS'] ?? '1')
const trouble = process.env['SMALL_TROUBLE']

const small = smallPhases()
small.onRun(async (phase, context) => {
  if (phase === 1) {
    if (trouble === 'noise') process.stdout.write('noise of a library\n')
    if (trouble === 'crash') setImmediate(() => {
      throw new RangeError('nobody catches this')
    }) // prettier-ignore
    context.emit({ type: 'warning', message: `password: ${context.password() ?? 'none'}` })
  }
  if (phase !== 4) return
  const folder = join(context.folders.private, 'units')
  await mkdir(folder, { recursive: true })
  context.onCoresChange(() => context.emit({ type: 'warning', message: `cores: ${context.cores()}` }))
  for (let unit = 0; unit < units; unit++) {
    await context.whenRunning()
    const kept = await readdir(folder)
    const reused = kept.includes(String(unit))
    if (!reused) {
      await delay(unitMs, undefined, { signal: context.signal })
      await writeFile(join(folder, String(unit)), '')
    }
    context.emit({ type: 'chunk-done', chunk: unit, total: units, audioSec: 1, reused })
    context.emit({ type: 'progress', phase: 4, done: unit + 1, total: units, unit: 'chunks' })
  }
  // A phase in native code hears of nothing.
  if (trouble === 'deaf') await new Promise<void>(() => undefined)
})

await main(process.argv.slice(2), {
  phases: small.phases,
  runInspect: async () => undefined,
  runWork: async () => undefined,
  actOnVoices: async () => Promise.resolve({ items: [], output: null, said: null, error: null }),
  listVoices: async () => [
    {
      id: 'test:voice',
      name: 'Voice',
      language: 'en',
      engine: 'test',
      aliases: [],
      installed: true,
      ...noVoiceFacts,
    },
  ],
})
