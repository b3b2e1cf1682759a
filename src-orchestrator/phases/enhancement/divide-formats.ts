import type { AudioFormat } from '../../../src-contract/config-options.ts'
import type { PlannedChapter } from './chapter-plan.ts'
import { codecShapes, formatShapes } from './formats.ts'
import { planFiles, type FilePlanOptions, type PlannedFile } from './plan-files.ts'

export type DivisionOptions = Omit<FilePlanOptions, 'clock' | 'bytesOf'> & {
  /** Bytes of a chapter as a format has it. */
  bytesOf: (format: AudioFormat, chapter: number) => number
  /** Whether files have subtitles beside them. */
  hasSubtitles: boolean
}

/** The files of one format, none larger than the same chapters may be in any of `alike`. */
export function filesOfFormat(
  plan: readonly PlannedChapter[],
  format: AudioFormat,
  alike: readonly AudioFormat[],
  { bytesOf, ...options }: DivisionOptions,
): PlannedFile[] {
  return planFiles(plan, {
    ...options,
    clock: codecShapes[formatShapes[format].codec].frame(options.sampleRateHz),
    bytesOf: (chapter) => Math.max(...alike.map((each) => bytesOf(each, chapter))),
  })
}

/**
 * The files of each format, divided as it needs. Players find subtitles by a file's name without its ending: where two formats would have as many parts, under the same
 * names, that begin at other places, both are divided as the larger one has to be.
 */
export function divideFormats(
  plan: readonly PlannedChapter[],
  formats: readonly AudioFormat[],
  options: DivisionOptions,
): Map<AudioFormat, PlannedFile[]> {
  const filesIn = (format: AudioFormat, alike: readonly AudioFormat[]): PlannedFile[] =>
    filesOfFormat(plan, format, alike, options)
  let groups = formats.map((format) => [format])
  const clashing = (): [AudioFormat[], AudioFormat[]] | null => {
    const known = new Map<number, { begins: string; group: AudioFormat[] }>()
    for (const group of groups) {
      const [first] = group
      const parts = first === undefined ? [] : filesIn(first, group).filter(({ kind }) => kind === 'book')
      const begins = parts.map(({ from }) => from).join()
      const other = known.get(parts.length)
      if (other !== undefined && other.begins !== begins) return [other.group, group]
      known.set(parts.length, { begins, group })
    }
    return null
  }
  for (let clash = options.hasSubtitles ? clashing() : null; clash !== null; clash = clashing()) {
    const [one, other] = clash
    groups = [...groups.filter((group) => group !== one && group !== other), [...one, ...other]]
  }
  return new Map(
    formats.map((format) => [
      format,
      filesIn(format, groups.find((group) => group.includes(format)) ?? [format]),
    ]),
  )
}
