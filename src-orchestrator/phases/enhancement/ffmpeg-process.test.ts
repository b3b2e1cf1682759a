import { describe, expect, test } from 'vitest'
import { runFfmpeg } from './ffmpeg-process.ts'
import { ffmpegPath } from './testing/ffmpeg-path.ts'

async function* silence(bytes: number): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(new Uint8Array(bytes))
}

// Linux's device on which no byte has room. Short sound is written when the file is closed: of that ffmpeg before version 7 speaks without failing.
describe.skipIf(process.platform !== 'linux')('a file for which there is no room', () => {
  test.each([
    ['wav', 4000],
    ['wav', 4_000_000],
    ['mp3', 4000],
    ['flac', 4000],
  ])('is not taken for finished: %s of %i bytes', async (format, bytes) => {
    const source = ['-f', 's16le', '-ar', '22050', '-ac', '1', '-i', 'pipe:0']
    const run = runFfmpeg({
      path: await ffmpegPath(),
      args: [...source, '-f', format, '-y', '/dev/full'],
      signal: new AbortController().signal,
      about: '/books/Book.pdf',
      writes: '/finished/Book',
      input: silence(bytes),
    })
    await expect(run).rejects.toMatchObject({ failure: { code: 'disk-full', file: '/finished/Book' } })
  })
})
