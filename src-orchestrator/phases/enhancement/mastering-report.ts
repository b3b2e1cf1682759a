import type { Loudness } from '../../book/validated-book.ts'
import { integratedLufs } from './loudness.ts'
import type { Measured } from './sound-meter.ts'

/** What audiobook shops ask for, in dBFS: https://www.acx.com/help/acx-audio-submission-requirements/201456300 */
const tradeLimits = { rmsLeast: -23, rmsMost: -18, peakMost: -3, noiseMost: -60 }

/** Nothing is said of levels below this: 16 bits end at -96 dBFS. */
const lowestDb = -96
/** The noise floor is the quietest half second; in 100 ms. */
const floorHops = 5

function dbOf(power: number): number {
  return Math.max(lowestDb, power > 0 ? 10 * Math.log10(power) : lowestDb)
}

function inHundredths(db: number): number {
  return Math.round(db * 100) / 100
}

/** dBFS of the whole, pauses included, as the shops measure it. */
function rmsDb(pieces: readonly Pick<Measured, 'powers'>[]): number {
  let sum = 0
  let count = 0
  for (const { powers } of pieces) {
    for (const power of powers) sum += power
    count += powers.length
  }
  return dbOf(count === 0 ? 0 : sum / count)
}

function noiseFloorDb(pieces: readonly Pick<Measured, 'powers'>[]): number {
  let least = Number.POSITIVE_INFINITY
  for (const { powers } of pieces)
    for (let at = 0; at + floorHops <= powers.length; at++) {
      let sum = 0
      for (let hop = at; hop < at + floorHops; hop++) sum += powers[hop] ?? 0
      least = Math.min(least, sum / floorHops)
    }
  return dbOf(Number.isFinite(least) ? least : 0)
}

/** The figures of a book, of its chapters' as they were measured after decoding. */
export function masteringReport(
  pieces: readonly Measured[],
  highestPeakDb: number | null,
  gainDb: number,
): Loudness {
  return {
    lufs: inHundredths(Math.max(-99, integratedLufs(pieces.map(({ hops }) => hops)))),
    truePeakDb: inHundredths(highestPeakDb ?? lowestDb),
    rmsDb: inHundredths(rmsDb(pieces)),
    noiseFloorDb: inHundredths(noiseFloorDb(pieces)),
    gainDb,
  }
}

/** What a shop would not take, in words; empty where all is within its limits. */
export function outsideLimits({ truePeakDb, rmsDb: rms, noiseFloorDb: floor }: Loudness): string[] {
  const { rmsLeast, rmsMost, peakMost, noiseMost } = tradeLimits
  return [
    ...(rms !== null && (rms < rmsLeast || rms > rmsMost)
      ? [`RMS ${rms.toFixed(1)} dBFS is not between ${rmsLeast} and ${rmsMost}`]
      : []),
    ...(truePeakDb > peakMost ? [`the true peak ${truePeakDb.toFixed(1)} dBTP is above ${peakMost}`] : []),
    ...(floor !== null && floor > noiseMost
      ? [`the noise floor ${floor.toFixed(1)} dBFS is above ${noiseMost}`]
      : []),
  ]
}

/** A line for the book's log. */
export function masteringWords(loudness: Loudness): string {
  const { lufs, truePeakDb, rmsDb: rms, noiseFloorDb: floor } = loudness
  const floorWords = floor === null || floor <= lowestDb ? `below ${lowestDb}` : floor.toFixed(1)
  const figures = `${lufs.toFixed(1)} LUFS, true peak ${truePeakDb.toFixed(1)} dBTP, RMS ${(rms ?? 0).toFixed(1)} dBFS, noise floor ${floorWords} dBFS`
  const outside = outsideLimits(loudness)
  return `${figures}: ${outside.length === 0 ? 'within the limits of audiobook shops' : outside.join('; ')}`
}
