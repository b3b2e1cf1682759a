import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { ChapterMark } from '../../../../src-contract/orchestrator-protocol.ts'
import { ffmetadata } from '../tags.ts'
import { ffmpegPath } from './ffmpeg-path.ts'

const run = promisify(execFile)

/** An MP3 without a sound, with the tag that ffmpeg makes of these words and marks, as it is before anything of it is mended. */
export async function silentMp3(
  folder: string,
  sec: number,
  pairs: readonly [string, string][],
  marks: readonly ChapterMark[],
  padding: number,
): Promise<string> {
  const metadata = join(folder, 'metadata')
  await writeFile(metadata, ffmetadata(pairs, marks, sec))
  const path = join(folder, 'book.mp3')
  const sound = ['-f', 'lavfi', '-i', `anullsrc=r=24000:cl=mono:d=${sec}`]
  const tag = ['-id3v2_version', '3', '-metadata_header_padding', String(padding)]
  await run(await ffmpegPath(), [...sound, '-f', 'ffmetadata', '-i', metadata, '-map_metadata', '1', '-map_chapters', '1', ...tag, path]) // prettier-ignore
  return path
}
