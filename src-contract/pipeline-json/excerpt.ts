import { encodingsKey } from '../book-encoding.ts'
import { speechOverridesKey } from '../own-speech.ts'
import { allPhaseNumbers } from '../phases.ts'
import { phaseKey, sectionIn, statusOf, type BookIdentity, type Section } from './read.ts'
import type { PipelineJson } from './schema.ts'

/**
 * What pipeline.json says of one book, as a pipeline.json of that book alone in the shape of 4.0.0: a record of a thousand books is 100 MB and more, of
 * which its orchestrator needs this.
 */
export function excerptFor(pipeline: PipelineJson, book: BookIdentity): PipelineJson {
  const { fileId } = book
  const phases = allPhaseNumbers.flatMap((phase): [string, Section][] => {
    const { entry } = statusOf(pipeline, book, phase)
    return entry === null ? [] : [[phaseKey(phase), { files: { [fileId]: entry } }]]
  })
  const overrides = ['voice_overrides', speechOverridesKey, encodingsKey].flatMap(
    (key): [string, Section][] => {
      const all = sectionIn(pipeline, key)
      return all !== null && Object.hasOwn(all, fileId) ? [[key, { [fileId]: all[fileId] }]] : []
    },
  )
  return {
    ...Object.fromEntries(phases),
    ...(pipeline['tts_voice'] === undefined ? {} : { tts_voice: pipeline['tts_voice'] }),
    ...Object.fromEntries(overrides),
  }
}
