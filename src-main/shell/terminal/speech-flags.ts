import type { Command } from 'commander'
import { z } from 'zod'
import type { Config } from '../../../src-contract/config-options.ts'
import { fail, succeed, type Result } from '../../../src-contract/failure.ts'
import {
  bookSpeechSchema,
  ownSpeechKeys,
  ownSpeechShape,
  type BookSpeech,
  type OwnSpeechKey,
} from '../../../src-contract/own-speech.ts'
import { describeIssue } from '../config/describe-issue.ts'

const several = z.array(z.string()).optional()

/** What a command line says of single chapters; each is the flag for the whole book with "chapter-" before it, and may be given several times. */
export const speechFlags = {
  chapterVoice: several,
  chapterSpeed: several,
  chapterPauseComma: several,
  chapterPauseSentence: several,
  chapterPauseParagraph: several,
  chapterPauseHeading: several,
  chapterPauseChapter: several,
}
type SpeechFlags = z.infer<z.ZodObject<typeof speechFlags>>

function valuesOf(key: OwnSpeechKey, flags: SpeechFlags): readonly string[] {
  const all: Record<OwnSpeechKey, string[] | undefined> = {
    voice: flags.chapterVoice,
    speed: flags.chapterSpeed,
    pause_comma: flags.chapterPauseComma,
    pause_sentence: flags.chapterPauseSentence,
    pause_paragraph: flags.chapterPauseParagraph,
    pause_heading: flags.chapterPauseHeading,
    pause_chapter: flags.chapterPauseChapter,
  }
  return all[key] ?? []
}

const flagOf = (key: OwnSpeechKey): string => `--chapter-${key.replaceAll('_', '-')}`

export function addSpeechOptions(command: Command): Command {
  const collect = (value: string, before: string[] | undefined): string[] => [...(before ?? []), value]
  command.option(
    '--chapter-voice <chapters=id>',
    'another voice for chapters: 3=ID, 2-4=ID or "The Crow=ID"; again for others',
    collect,
  )
  command.option('--chapter-speed <chapters=factor>', 'the same for their speed, e.g. 3=0.9', collect)
  for (const key of ownSpeechKeys)
    if (key.startsWith('pause'))
      command.option(
        `${flagOf(key)} <chapters=seconds>`,
        `--${key.replaceAll('_', '-')} for chapters`,
        collect,
      )
  return command
}

/** Whether anything is said of single chapters. */
export function saysChapters(flags: SpeechFlags): boolean {
  return ownSpeechKeys.some((key) => valuesOf(key, flags).length > 0)
}

function chaptersFrom(flags: SpeechFlags): Result<Record<string, Record<string, unknown>>> {
  const chapters: Record<string, Record<string, unknown>> = {}
  for (const key of ownSpeechKeys)
    for (const typed of valuesOf(key, flags)) {
      // A title may hold the sign itself.
      const [, name = '', value = ''] = /^(.*\S)\s*=\s*([^=]+)$/su.exec(typed.trim()) ?? []
      if (name === '') {
        const detail = `${flagOf(key)} takes chapters and a value, as in “3=…”, “2-4=…” or “The Crow=…”, not “${typed}”`
        return fail('usage-invalid', { detail })
      }
      const parsed = ownSpeechShape[key].safeParse(value)
      if (!parsed.success)
        return fail('usage-invalid', { detail: describeIssue(flagOf(key), parsed.error.issues[0], value) })
      const own = chapters[name] ?? {}
      own[key] = parsed.data
      chapters[name] = own
    }
  return succeed(chapters)
}

/** How the books of this run are to be spoken, as far as flags say it. `given`: what they say under config keys. */
export function speechFromFlags(flags: SpeechFlags, given: Partial<Config>): Result<BookSpeech> {
  const chapters = chaptersFrom(flags)
  if (!chapters.ok) return chapters
  const own = ownSpeechKeys.flatMap((key): [string, unknown][] =>
    given[key] === undefined ? [] : [[key, given[key]]],
  )
  return succeed(bookSpeechSchema.parse({ ...Object.fromEntries(own), chapters: chapters.value }))
}
