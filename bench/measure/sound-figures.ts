import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

const benchRateHz = 22_050
const audioBytes = 4_000_000_000

/** Mono samples of a file, as ffmpeg decodes it. */
export function decoded(path: string): Int16Array {
  const args = ['-v', 'error', '-i', path, '-f', 's16le', '-ac', '1', '-ar', String(benchRateHz), '-']
  const bytes = execFileSync('ffmpeg', args, { maxBuffer: audioBytes })
  return new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1)
}

export type Levels = { lufs: number; lra: number; truePeakDb: number }

/** EBU R128 by ffmpeg's own meter. */
export function levelsOf(path: string): Levels {
  const { stderr } = spawnSync(
    'ffmpeg',
    ['-hide_banner', '-nostats', '-i', path, '-map', '0:a', '-af', 'ebur128=peak=true', '-f', 'null', '-'],
    { encoding: 'utf8', maxBuffer: audioBytes },
  )
  const summary = stderr.slice(stderr.lastIndexOf('Summary:'))
  const figure = (name: RegExp): number => Number(name.exec(summary)?.[1] ?? Number.NaN)
  return {
    lufs: figure(/I:\s+(-?[\d.]+) LUFS/u),
    lra: figure(/LRA:\s+(-?[\d.]+) LU/u),
    truePeakDb: figure(/Peak:\s+(-?[\d.]+) dBFS/u),
  }
}

const power = (samples: Int16Array): number =>
  samples.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / Math.max(1, samples.length)

/** dBFS. */
export function rmsOf(samples: Int16Array): number {
  return 10 * Math.log10(power(samples))
}

/** dBFS of the quietest half second, not below -96. */
export function noiseFloorOf(samples: Int16Array): number {
  const half = benchRateHz >> 1
  let least = 1
  for (let at = 0; at + half <= samples.length; at += half >> 2)
    least = Math.min(least, power(samples.subarray(at, at + half)))
  return Math.max(-96, 10 * Math.log10(Math.max(least, 1e-12)))
}

export type Cue = { startSec: number; endSec: number }

export function cuesOf(srt: string): Cue[] {
  const seconds = (text: string): number => {
    const [hours = 0, minutes = 0, rest = 0] = text.replace(',', '.').split(':').map(Number)
    return hours * 3600 + minutes * 60 + rest
  }
  const lines = readFileSync(srt, 'utf8').matchAll(/^(\S+) --> (\S+)$/gmu)
  return [...lines].map(([, start = '', end = '']) => ({ startSec: seconds(start), endSec: seconds(end) }))
}

/** -44 dBFS: above what is left of a fade, below every sound of speech. */
const heard = 200

/** When a sentence is first heard, looked for from the middle of the pause before it; null where nothing is within a second. */
export function onsetAfter(samples: Int16Array, sec: number): number | null {
  const from = Math.max(0, Math.round(sec * benchRateHz))
  for (let at = from; at < Math.min(samples.length, from + 2 * benchRateHz); at++)
    if (Math.abs(samples[at] ?? 0) > heard) return at / benchRateHz
  return null
}

/** When a sentence is last heard, looked for backwards from a moment of silence. */
export function lastHeardBefore(samples: Int16Array, sec: number): number {
  let at = Math.min(samples.length - 1, Math.round(sec * benchRateHz))
  while (at > 0 && Math.abs(samples[at] ?? 0) <= heard) at--
  return at / benchRateHz
}

/** Starts of a file's chapters in seconds, by ffprobe. */
export function marksOf(path: string): number[] {
  const args = ['-v', 'error', '-show_entries', 'chapter=start_time', '-of', 'csv=p=0', path]
  const { stdout } = spawnSync('ffprobe', args, { encoding: 'utf8' })
  return stdout
    .trim()
    .split('\n')
    .filter((line) => line !== '')
    .map(Number)
}
