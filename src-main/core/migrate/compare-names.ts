/** "My Book.pdf" to "My Book-compare.pdf", and "My Book-compare-2.pdf" where that is taken. The stem is told apart as Python's PurePath.stem does it. */
export function compareName(fileName: string, number: number): string {
  const dot = fileName.lastIndexOf('.')
  const [stem, extension] = dot > 0 ? [fileName.slice(0, dot), fileName.slice(dot)] : [fileName, '']
  return `${stem}-compare${number === 1 ? '' : `-${number}`}${extension}`
}

/** Whether a path was made for a book of that stem: a folder or a file of its name stands in it, "STEM_chunk_001.txt" included. */
export function belongsTo(stem: string, segments: readonly string[]): boolean {
  return segments.some(
    (segment) =>
      segment === stem || (segment.startsWith(stem) && /^[._~-]/u.test(segment.slice(stem.length))),
  )
}

export type Sound = { audioSec: number | null; loudnessLufs: number | null }

/** What ffmpeg's ebur128 filter says at its end: https://ffmpeg.org/ffmpeg-filters.html#ebur128-1 */
export function readEbur128(words: string): Sound {
  const clock = /Duration: (\d+):(\d\d):(\d\d(?:\.\d+)?)/u.exec(words)
  const seconds = clock === null ? null : Number(clock[1]) * 3600 + Number(clock[2]) * 60 + Number(clock[3])
  const loudness = [...words.matchAll(/\bI:\s+(-?\d+(?:\.\d+)?|-inf) LUFS/gu)].at(-1)?.[1]
  const lufs = loudness === undefined || loudness === '-inf' ? null : Number(loudness)
  return { audioSec: seconds, loudnessLufs: lufs }
}
