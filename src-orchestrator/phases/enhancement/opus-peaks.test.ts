import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, it } from 'vitest'
import { orchestratorSettingsSchema } from '../../../src-contract/orchestrator-settings.ts'
import { phaseContext } from '../../testing/phase-context.ts'
import { encodeWav } from '../speech/wav.ts'
import { enhancementPhase } from './phase.ts'
import { ffmpegPath } from './testing/ffmpeg-path.ts'
import { toneBook } from './testing/tone-book.ts'

const run = promisify(execFile)
const rateHz = 24_000

/** A hum with a hiss every third of a second that reaches up to what the rate can hold, as a natural voice's do. */
function hissing(seconds: number): Int16Array {
  let seed = 1
  let before = 0
  return Int16Array.from({ length: seconds * rateHz }, (_, at) => {
    seed = (seed * 48_271) % 2_147_483_647
    const noise = seed / 1_073_741_824 - 1
    const high = noise - before
    before = noise
    const isHiss = at % 8000 < 2500
    return Math.round(32_767 * (isHiss ? 0.25 * high : 0.2 * Math.sin((2 * Math.PI * 150 * at) / rateHz)))
  })
}

it('peaks are held where players have them: Opus decodes to 48 kHz', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-opus-'))
  try {
    const input = await toneBook(join(folder, 'speech'), [1])
    const [chunk] = input.spoken.chunks
    if (chunk === undefined) throw new Error('the book has a chunk')
    await writeFile(chunk.path, encodeWav(hissing(12), rateHz))
    chunk.durationSec = 12
    const settings = orchestratorSettingsSchema.parse({ formats: ['opus'] })
    const context = phaseContext(folder, { settings })
    await mkdir(context.folders.private, { recursive: true })
    const spoken = { ...input.spoken, sampleRateHz: rateHz }
    const { outputs, loudness } = await enhancementPhase.run({ ...input, spoken }, context)
    const { stderr } = await run(await ffmpegPath(), ['-hide_banner', '-nostats', '-i', outputs[0]?.path ?? '', '-af', 'ebur128=peak=true', '-f', 'null', '-']) // prettier-ignore
    const peak = Number(/Peak:\s+(-?[\d.]+) dBFS/u.exec(stderr.slice(-800))?.[1])
    expect(peak).toBeLessThanOrEqual(-3)
    expect(Math.abs(peak - loudness.truePeakDb)).toBeLessThan(0.3)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
