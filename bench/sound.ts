import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { audioFormats, type AudioFormat } from '../src-contract/config-options.ts'
import { measuredRun, median } from './measure/measured-run.ts'
import { corpusFile, projectRoot } from './measure/places.ts'
import {
  cuesOf,
  decoded,
  lastHeardBefore,
  levelsOf,
  marksOf,
  noiseFloorOf,
  onsetAfter,
  rmsOf,
  type Cue,
} from './measure/sound-figures.ts'

/**
 * How finished books sound: level, peak, noise, pauses, marks, subtitles; and what mastering costs beside plain ffmpeg encoding the same audio to the same format
 * in the same run. `node bench/sound.ts [BOOK…] [--voice=ID]`; without names the typeset books. Exits with 1 where a limit is missed.
 */
const limits = {
  lufsOff: 0.5,
  truePeakDb: -3,
  rms: [-23, -18] as const,
  noiseFloorDb: -60,
  pauseOffSec: 0.06,
  subtitleOffSec: 0.05,
  markOffSec: 0.1,
  cpuRatio: 1.5,
}
const usual = ['alice', 'time-machine', 'verwandlung', 'chickens-two-column', 'sherlock-notes']
const words = process.argv.slice(2)
const voice = words.find((word) => word.startsWith('--voice='))?.slice('--voice='.length) ?? null
const named = words.filter((word) => !word.startsWith('--'))
const books = named.length > 0 ? named : usual

const work = mkdtempSync(join(tmpdir(), 'bookspool-sound-'))
const orchestrator = join(projectRoot, 'bin', 'bookspool-orchestrator.mjs')
let missed = 0
function check(holds: boolean, name: string): void {
  if (holds) return
  missed++
  console.error(`MISSED: ${name}`)
}

/** What somebody would type who wants that format; FLAC and WAV are compared, but have no limit: they take ffmpeg next to nothing. */
const plainArgs: Record<AudioFormat, string> = {
  mp3: '-c:a libmp3lame -b:a 64k -f mp3',
  m4b: '-c:a aac -b:a 48k -f ipod',
  opus: '-c:a libopus -b:a 24k -f opus',
  flac: '-c:a flac -f flac',
  wav: '-c:a pcm_s16le -f wav',
}
const limited: ReadonlySet<AudioFormat> = new Set(['mp3', 'm4b', 'opus'])

function run(book: string, formats: readonly AudioFormat[], phases: string): string {
  const settings = join(work, `${book}.${formats.join('-')}.json`)
  const subtitles = formats.includes('wav') ? ['srt'] : []
  writeFileSync(settings, JSON.stringify({ formats, subtitles, name_template: 'book', voice }))
  const places = `--workspace "${join(work, book)}" --output "${join(work, book, 'out')}"`
  return `"${process.execPath}" "${orchestrator}" "${corpusFile('typeset', `${book}.pdf`)}" ${places} --settings "${settings}" --phases ${phases}`
}

/** Pauses as they are heard, by the length that was meant, and how far sentences are heard from where the subtitles have them. */
function pauses(
  samples: Int16Array,
  cues: readonly Cue[],
): { meant: number; heard: number[]; offSec: number[] }[] {
  const found = new Map<number, { heard: number[]; offSec: number[] }>()
  for (const [at, cue] of cues.entries()) {
    const before = cues[at - 1]
    if (before === undefined) continue
    const meant = Math.round((cue.startSec - before.endSec) * 20) / 20
    const middle = (cue.startSec + before.endSec) / 2
    const onset = onsetAfter(samples, middle)
    if (onset === null) continue
    const entry = found.get(meant) ?? { heard: [], offSec: [] }
    entry.heard.push(onset - lastHeardBefore(samples, middle))
    entry.offSec.push(Math.abs(onset - cue.startSec))
    found.set(meant, entry)
  }
  return [...found]
    .map(([meant, { heard, offSec }]) => ({ meant, heard, offSec }))
    .sort((a, b) => a.meant - b.meant)
}

async function measure(book: string): Promise<void> {
  mkdirSync(join(work, book), { recursive: true })
  await measuredRun(run(book, ['wav'], '1 2 3 4'))
  const out = (format: AudioFormat): string => join(work, book, 'out', `book.${format}`)
  for (const format of ['wav', ...audioFormats.filter((one) => one !== 'wav')] as const) {
    const ours = await measuredRun(run(book, [format], '5'))
    const plain = await measuredRun(
      `ffmpeg -nostdin -v error -y -i "${out('wav')}" ${plainArgs[format]} "${join(work, 'plain')}"`,
    )
    const ratio = ours.cpuSec / plain.cpuSec
    const { lufs, lra, truePeakDb } = levelsOf(out(format))
    const samples = decoded(out(format))
    const [rms, floor] = [rmsOf(samples), noiseFloorOf(samples)]
    const marks = marksOf(out(format)).map(
      (mark, at) => (onsetAfter(samples, mark) ?? 0) - mark - (at === 0 ? 0.45 : 0),
    )
    const markOff = Math.max(0, ...marks.map(Math.abs))
    console.log(
      `${book} ${format.padEnd(4)} ${lufs.toFixed(1)} LUFS  LRA ${lra.toFixed(1)}  peak ${truePeakDb.toFixed(1)} dBTP  RMS ${rms.toFixed(1)}  floor ${floor.toFixed(0)}  ` +
        `${marks.length} marks, at most ${(markOff * 1000).toFixed(0)} ms before the word  CPU ${ours.cpuSec.toFixed(1)} s, ffmpeg ${plain.cpuSec.toFixed(1)} s, ratio ${ratio.toFixed(2)}`,
    )
    const name = `${book}.${format}`
    check(Math.abs(lufs + 18) <= limits.lufsOff, `${name}: loudness`)
    check(truePeakDb <= limits.truePeakDb, `${name}: true peak`)
    check(rms >= limits.rms[0] && rms <= limits.rms[1], `${name}: RMS`)
    check(floor <= limits.noiseFloorDb, `${name}: noise floor`)
    check(markOff <= limits.markOffSec, `${name}: chapter marks`)
    check(!limited.has(format) || ratio <= limits.cpuRatio, `${name}: CPU`)
    if (format === 'wav') sayPauses(book, samples)
  }
  rmSync(join(work, book), { recursive: true })
}

function sayPauses(book: string, samples: Int16Array): void {
  const srt = readdirSync(join(work, book, 'out')).find((name) => name.endsWith('.srt')) ?? ''
  const kinds = pauses(samples, cuesOf(join(work, book, 'out', srt)))
  for (const { meant, heard, offSec } of kinds) {
    const middle = median(heard)
    const off = offSec.toSorted((a, b) => a - b)[Math.floor(offSec.length * 0.99)] ?? 0
    console.log(
      `${book} pauses of ${meant.toFixed(2)} s: ${heard.length}, heard ${middle.toFixed(2)} s in the middle; sentences at most ${(off * 1000).toFixed(0)} ms off (99 of 100)`,
    )
    // What an engine leaves of its own silence around a sentence is heard with the pause.
    check(Math.abs(middle - meant) <= limits.pauseOffSec, `${book}: pauses of ${meant} s`)
    check(off <= limits.subtitleOffSec, `${book}: subtitles`)
  }
}

try {
  for (const book of books) await measure(book)
} finally {
  rmSync(work, { recursive: true, force: true })
}
process.exitCode = missed === 0 ? 0 : 1
