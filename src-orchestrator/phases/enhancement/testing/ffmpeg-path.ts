import { knownFfmpeg } from '../../../../src-node/ffmpeg.ts'

/** The one that books are made with. */
export async function ffmpegPath(): Promise<string> {
  const ffmpeg = await knownFfmpeg(null)
  if (!ffmpeg.ok) throw new Error('there is no ffmpeg')
  return ffmpeg.value.path
}
