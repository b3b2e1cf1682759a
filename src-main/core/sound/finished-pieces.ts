/** What Chromium plays everywhere comes first; AAC needs codecs that some builds lack. */
const endings = ['.mp3', '.opus', '.flac', '.wav', '.m4b'] as const

export type FinishedFile = { path: string; bytes: number }
export type FinishedPiece = { path: string; startSec: number; durationSec: number }

const endingOf = (path: string): string => /\.[^.\\/]*$/u.exec(path.toLowerCase())?.[0] ?? ''

/**
 * The files of a finished book that are played one after the other: of one format, the whole book where there is such a file, else its chapters or parts. How long a
 * part is follows from its size, for all of a format are encoded alike.
 */
export function finishedPieces(
  files: readonly FinishedFile[],
  audioSec: number,
  chapters: readonly { startSec: number }[],
): FinishedPiece[] {
  const ending = endings.find((one) => files.some(({ path }) => endingOf(path) === one))
  const own = files.filter(({ path }) => endingOf(path) === ending)
  const [first] = own
  if (first === undefined) return []
  const whole = own.length === 1 || own.length === chapters.length + 1 ? first : null
  if (whole !== null) return [{ path: whole.path, startSec: 0, durationSec: audioSec }]
  if (own.length === chapters.length)
    return own.map(({ path }, index) => {
      const startSec = chapters[index]?.startSec ?? 0
      return { path, startSec, durationSec: (chapters[index + 1]?.startSec ?? audioSec) - startSec }
    })
  const total = own.reduce((sum, { bytes }) => sum + bytes, 0)
  let startSec = 0
  return own.map(({ path, bytes }) => {
    const piece = { path, startSec, durationSec: total === 0 ? 0 : (audioSec * bytes) / total }
    startSec += piece.durationSec
    return piece
  })
}
