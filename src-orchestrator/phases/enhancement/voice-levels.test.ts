import { mkdir, mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { orchestratorSettingsSchema } from '../../../src-contract/orchestrator-settings.ts'
import { phaseContext } from '../../testing/phase-context.ts'
import { decodeWav, encodeWav } from '../speech/wav.ts'
import { enhancementPhase } from './phase.ts'
import { toneBook } from './testing/tone-book.ts'

/** Of a finished WAV, which has tags before its samples. */
async function peakOf(path: string): Promise<number> {
  const bytes = await readFile(path)
  const from = bytes.indexOf('data') + 8
  let most = 0
  for (let at = from; at + 1 < bytes.length; at += 2) most = Math.max(most, Math.abs(bytes.readInt16LE(at)))
  return most
}

it('a chapter by a voice that is quieter by nature is as loud as the others; within one voice loud and quiet stay', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-levels-'))
  const input = await toneBook(join(folder, 'speech'), [1, 1, 1, 1])
  for (const [at, share, voice] of [[1, 4, 'tones:deep'], [2, 2, 'tones:plain']] as const) {
    const chunk = input.spoken.chunks[at]
    if (chunk === undefined) throw new Error('the book has four chunks')
    const wav = decodeWav(await readFile(chunk.path))
    await writeFile(chunk.path, encodeWav((wav?.samples ?? new Int16Array(0)).map((sample) => sample / share), 22_050))
    chunk.voice = voice
  } // prettier-ignore
  const context = phaseContext(folder, {
    settings: orchestratorSettingsSchema.parse({ formats: ['wav'], files_per: 'chapter' }),
  })
  await mkdir(context.folders.private, { recursive: true })
  const { outputs } = await enhancementPhase.run(input, context)
  const [first = 0, deep = 0, quiet = 0] = await Promise.all(outputs.map(async ({ path }) => peakOf(path)))
  expect(20 * Math.log10(deep / first)).toBeGreaterThan(-1.5)
  expect(20 * Math.log10(deep / first)).toBeLessThan(1.5)
  expect(20 * Math.log10(quiet / first)).toBeCloseTo(-6, 0)
})
