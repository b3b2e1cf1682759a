import { rm } from 'node:fs/promises'
import { extname } from 'node:path'
import { ExpectedFailure, fail, succeed, type Result } from '../../src-contract/failure.ts'
import { commitFile, temporaryBeside } from '../../src-node/atomic-file.ts'
import { knownFfmpeg } from '../../src-node/ffmpeg.ts'
import { fileFailure } from '../../src-node/fs-failure.ts'
import { runFfmpeg } from '../phases/enhancement/ffmpeg-process.ts'

const opus = ['-c:a', 'libopus', '-b:a', '48k']
const aac = ['-c:a', 'aac', '-b:a', '96k', '-f', 'ipod']

/** How ffmpeg writes a few seconds of speech under a name that ends so, nearer to the voice than a book need be; null: WAV, which needs none. */
const forms: ReadonlyMap<string, readonly string[] | null> = new Map([
  ['.wav', null],
  ['', null],
  ['.mp3', ['-c:a', 'libmp3lame', '-q:a', '3', '-f', 'mp3']],
  ['.m4a', aac],
  ['.m4b', aac],
  ['.opus', [...opus, '-f', 'opus']],
  ['.ogg', [...opus, '-f', 'ogg']],
  ['.flac', ['-c:a', 'flac', '-f', 'flac']],
])

type Write = (wavPath: string) => Promise<Result<number>>

/**
 * Has `write` write a WAV file, and makes of it what the name of `path` says. Fails with what `write` fails with, and with 'usage-invalid' (before it), 'ffmpeg-missing',
 * 'encoding-failed', 'disk-full', 'output-not-writable'.
 */
export async function writeSampleFile(path: string, write: Write): Promise<Result<number>> {
  const ending = extname(path)
  const args = forms.get(ending.toLowerCase())
  if (args === undefined) {
    const known = [...forms.keys()].filter((one) => one !== '').join(', ')
    return fail('usage-invalid', { detail: `A sound is written as ${known}, not as ${ending}` })
  }
  if (args === null) return write(path)
  const ffmpeg = await knownFfmpeg(null)
  if (!ffmpeg.ok) return ffmpeg
  const [wav, encoded] = [temporaryBeside(`${path}.wav`), temporaryBeside(path)]
  try {
    const written = await write(wav)
    if (!written.ok) return written
    const { signal } = new AbortController()
    const words = ['-i', wav, '-map_metadata', '-1', ...args, '-y', encoded]
    await runFfmpeg({ path: ffmpeg.value.path, args: words, signal, about: path })
    await commitFile(encoded, path)
    return succeed(written.value)
  } catch (error) {
    if (error instanceof ExpectedFailure) return { ok: false, failure: error.failure }
    const failure = fileFailure(error, path, 'output-not-writable')
    if (failure === null) throw error
    return { ok: false, failure }
  } finally {
    for (const file of [wav, encoded]) await rm(file, { force: true })
  }
}
