import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ExpectedFailure } from '../../../src-contract/failure.ts'
import { defaultVoiceAnswer } from '../../../src-contract/orchestrator-use.ts'
import { withOwnPace } from '../../../src-contract/own-speech.ts'
import { fileExists } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { spokenBookSchema, type ChunkList, type SpokenBook, type SpokenChunk } from '../../book/chunk.ts'
import type { Phase } from '../../phase.ts'
import { adoptSpeech } from './adopt-speech.ts'
import { chaptersOwn } from './chapters-own.ts'
import { chooseVoices, loadAhead, passageLanguages } from './choose-voices.ts'
import { synthesisVersion } from './chunk-key.ts'
import { answerTo, wishesOf } from './find-voices.ts'
import { pausesFrom } from './pauses.ts'
import { wasEdited } from './sound-age.ts'
import { speakBook } from './speak-book.ts'
import { speechTools, withCommands, type SpeechTools } from './speech-tools.ts'
import { usualVoiceId } from './usual-voice.ts'
import { voiceRequests } from './voice-choice.ts'
import { wavBytes } from './wav.ts'
import type { SpeechWorker } from './worker-process.ts'

/** Phase 4: the chunks spoken, each stored under a key of what it says and how. Fails with 'voice-missing', 'speech-failed', 'speech-worker-died'. */
export function speechPhaseWith(ownTools: SpeechTools): Phase<{ chunks: ChunkList }, SpokenBook> {
  let ahead: SpeechWorker | null = null
  return {
    number: 4,
    output: spokenBookSchema,
    key: async ({ chunks }, context) => {
      const { engines } = withCommands(ownTools, context.settings.speech_commands)
      const usual = await usualVoiceId(chunks.language, engines, context)
      const named = (wish: string | null): unknown => {
        const [request, ...elsewhere] = voiceRequests(wish ?? usual, chunks.language, engines)
        if (request === undefined) return wish
        const { loader, name } = request
        const revisions = [loader, ...elsewhere.map((other) => other.loader)].map((one) =>
          one.revisionOf(name),
        )
        return [loader.id, loader.version(), name, ...revisions.filter((revision) => revision !== '')]
      }
      const { own } = chaptersOwn(chunks, context)
      const wishes = wishesOf(context).map(({ name }) => name)
      const chapterWishes = [...own.values()].flatMap(({ voice }) => voice ?? [])
      const answers = [...wishes, ...new Set(chapterWishes)].flatMap((wish) => {
        const answer = answerTo(wish, context)
        return answer === null ? [] : [{ wish, answer: named(answer === defaultVoiceAnswer ? null : answer) }]
      })
      const voices = [...[...wishes, null].map(named), ...answers]
      const said = chunks.chunks.map((chunk) => [
        chunk.chapter,
        chunk.sentences.map((sentence) => [sentence.said, sentence.after]),
      ])
      const { settings } = context
      const chapters = [...own].map(([chapter, { voice, ...pace }]) => {
        const its = withOwnPace(settings, pace)
        return [chapter, voice === undefined ? null : named(voice), its.speed, pausesFrom(its)]
      })
      const passages: unknown[] = []
      for (const language of passageLanguages(chunks, context))
        passages.push([language, await usualVoiceId(language, engines, context)])
      return JSON.stringify([
        synthesisVersion,
        voices,
        settings.speed,
        pausesFrom(settings),
        said,
        ...(chapters.length === 0 ? [] : [chapters]),
        ...(passages.length === 0 ? [] : [passages]),
      ])
    },
    stillStands: async ({ chunks, sampleRateHz }) => {
      const stands = async ({ path, publishedPath, durationSec }: SpokenChunk): Promise<boolean> => {
        if (!(await fileExists(path)) || !(await fileExists(publishedPath))) return false
        if ((await stat(path)).size !== wavBytes(Math.round(durationSec * sampleRateHz))) return false
        return !(await wasEdited(path))
      }
      return (await Promise.all(chunks.map(stands))).every(Boolean)
    },
    run: async ({ chunks: list }, context) => {
      if (list.chunks.length === 0)
        throw new ExpectedFailure({
          code: 'previous-phase-missing',
          file: context.source,
          detail: '3 (chunking)',
        })
      const tools = withCommands(ownTools, context.settings.speech_commands)
      const { voices, worker } = await chooseVoices(list, tools, context, ahead)
      try {
        await mkdir(join(context.folders.private, 'speech'), { recursive: true })
        await mkdir(context.folders.audioChunks, { recursive: true })
        return await speakBook(list, voices, { ...tools, engine: voices.book.engine, ready: worker }, context)
      } catch (error) {
        context.signal.throwIfAborted()
        const failure = fileFailure(error, context.folders.audioChunks, 'output-not-writable')
        throw failure === null ? error : new ExpectedFailure(failure, { cause: error })
      } finally {
        worker.end()
      }
    },
    prepare: (context) => {
      ahead ??= loadAhead(withCommands(ownTools, context.settings.speech_commands), context)
    },
    adopt: adoptSpeech,
    entry: (spoken, context) => {
      const paths = spoken.chunks.map(({ publishedPath }) => publishedPath)
      const gaps = spoken.chunks.filter(({ gap }) => gap !== null)
      // As phase 3 records their titles: those that have something to say.
      const chapters = [...new Set(spoken.chunks.map(({ chapter }) => chapter))]
      return {
        tool_used: 'bookspool',
        voice_id: spoken.voice,
        requested_engine: spoken.engine,
        requested_voice: context.settings.voice,
        own_voice: context.recorded.voice.override,
        chunk_audio_paths: paths,
        chunk_metrics: spoken.chunks.map((chunk) => ({
          chunk: chunk.index + 1,
          engine_used: chunk.engine,
          ...(chunk.voice === spoken.voice
            ? {}
            : { voice_id: chunk.voice, chapter: chapters.indexOf(chunk.chapter) + 1 }),
          ...(chunk.otherVoices.length > 0 ? { other_voices: chunk.otherVoices } : {}),
          rt_factor: chunk.rtFactor,
          duration_sec: Math.round(chunk.durationSec * 1000) / 1000,
        })),
        artifacts: { chunk_audio_paths: paths },
        metrics: {
          engine_version: spoken.engineVersion,
          sample_rate: spoken.sampleRateHz,
          chunks: spoken.chunks.length,
          gaps: gaps.length,
          made_again: spoken.chunks.filter(({ sounds }) => sounds.some(({ again }) => again !== null)).length,
          sound_off: spoken.chunks.filter(({ sounds }) => sounds.some(({ left }) => left !== null)).length,
          audio_sec:
            Math.round(spoken.chunks.reduce((sum, { durationSec }) => sum + durationSec, 0) * 10) / 10,
        },
        errors: gaps.map((chunk) => ({ chunk: chunk.index + 1, gap: chunk.gap })),
        // The program writes `partial_success` where a status is given here.
        ...(gaps.length > 0 ? { status: 'partial_success' } : {}),
      }
    },
  }
}

export const speechPhase = speechPhaseWith(speechTools)
