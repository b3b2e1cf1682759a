import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { subtitlesFor } from '../../../src-contract/made-with.ts'
import { knownFfmpeg } from '../../../src-node/ffmpeg.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { finishedBookSchema, type FinishedBook } from '../../book/validated-book.ts'
import type { Phase, PhaseContext } from '../../phase.ts'
import { sha256Of } from '../owned-files.ts'
import { chapterPauses } from '../speech/chapters-own.ts'
import { coverOf, filesStand, finishBook, tagsOf, type EnhancementInput } from './finish-book.ts'
import { dropLostSound } from './lost-sound.ts'
import { encodingVersion } from './piece-store.ts'
import { removeLeftovers, reserveBeside, type ReservedNames } from './reserved-file.ts'

function masteringFolder({ folders }: Pick<PhaseContext, 'folders'>): string {
  return join(folders.private, 'mastering')
}

/** Phase 5: the book at its level, with chapters, tags and cover. Fails with 'ffmpeg-missing', 'encoding-failed', 'sound-lost', 'disk-full', 'output-not-writable'. */
export const enhancementPhase: Phase<EnhancementInput, FinishedBook> = {
  number: 5,
  output: finishedBookSchema,
  key: async (input, context) => {
    const { settings, folders } = context
    const cover = await coverOf(input.book)
    const pauses = chapterPauses(input.text, context)
    const { sha256, fileType } = input.book.facts
    const subtitles = subtitlesFor(settings.subtitles, fileType)
    const sentences = subtitles.length === 0 ? [] : input.text.chunks.map((chunk) => chunk.sentences.map(({ text }) => text)) // prettier-ignore
    return JSON.stringify([
      encodingVersion,
      tagsOf(input, context),
      input.text.chapterTitles,
      input.spoken.chunks.map(({ key, chapter, after }) => [key, chapter, after]),
      pauses.others,
      settings.loudness_lufs,
      settings.formats,
      settings.bitrate,
      settings.files_per,
      settings.split_hours,
      settings.split_megabytes,
      [subtitles, sentences, ...(subtitles.includes('epub') ? [sha256] : [])],
      settings.name_template,
      settings.chapter_template,
      folders.output,
      cover === null ? null : await sha256Of(cover),
      ...(pauses.own.size === 0 ? [] : [[...pauses.own]]),
    ])
  },
  stillStands: filesStand,
  run: async (input, context) => {
    const ffmpeg = await knownFfmpeg(context.settings.ffmpeg)
    if (!ffmpeg.ok) throw new ExpectedFailure(ffmpeg.failure)
    const { passedOver, version } = ffmpeg.value
    if (passedOver !== null) context.log('info', `${passedOver}: the packaged ${version} encodes instead`)
    const { output, private: own } = context.folders
    let reserved: ReservedNames | null = null
    try {
      const mastering = masteringFolder(context)
      await mkdir(mastering, { recursive: true })
      await removeLeftovers(own, mastering)
      reserved = await reserveBeside(output, own, context.runId)
      return await finishBook(input, ffmpeg.value, mastering, reserved, context)
    } catch (error) {
      context.signal.throwIfAborted()
      await dropLostSound(error, own)
      const failure = fileFailure(error, output, 'output-not-writable')
      throw failure === null ? error : new ExpectedFailure(failure, { cause: error })
    } finally {
      await reserved?.release()
    }
  },
  // A finished book of another program is its own affair: whoever asks for phase 5 wants ours.
  adopt: async () => Promise.resolve(null),
  entry: ({ outputs, subtitles, earlier, chapters, audioSec, loudness }) => ({
    output_file: outputs[0]?.path,
    artifacts: {
      output_file: outputs[0]?.path,
      outputs,
      chapters,
      ...(subtitles.length > 0 ? { subtitles } : {}),
      // Said also where there are none any more: what an older entry says is kept.
      earlier_outputs: earlier,
    },
    metrics: {
      audio_sec: audioSec,
      lufs_pre: Math.round((loudness.lufs - loudness.gainDb) * 100) / 100,
      lufs_post: loudness.lufs,
      true_peak_db: loudness.truePeakDb,
      rms_db: loudness.rmsDb,
      noise_floor_db: loudness.noiseFloorDb,
      gain_db: loudness.gainDb,
    },
    errors: [],
  }),
}
