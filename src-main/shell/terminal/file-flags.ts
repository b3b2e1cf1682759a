import type { Command } from 'commander'
import { z } from 'zod'
import { audioFormats, fileDivisions, subtitleFormats } from '../../../src-contract/config-options.ts'

const text = z.string().optional()

/** What a command line says of the files that a book becomes, and of their sound; each is a config key with dashes. */
export const fileFlags = {
  formats: text,
  bitrate: text,
  filesPer: text,
  splitHours: text,
  splitMegabytes: text,
  subtitles: text,
  nameTemplate: text,
  chapterTemplate: text,
  loudnessLufs: text,
  pauseComma: text,
  pauseSentence: text,
  pauseParagraph: text,
  pauseHeading: text,
  pauseChapter: text,
}
type FileFlags = z.infer<z.ZodObject<typeof fileFlags>>

export function addFileOptions(command: Command): Command {
  return command
    .option('--formats <list>', `kinds of file, separated by commas: ${audioFormats.join(', ')}`)
    .option('--bitrate <kbit/s>', 'of MP3, M4B and Opus (default: 64, 48 and 24)')
    .option('--files-per <unit>', `${fileDivisions.join(', ')}: one file, one per chapter, or both`)
    .option('--split-hours <hours>', 'divide a longer book into several files')
    .option('--split-megabytes <MB>', 'divide a book that would be larger into several files')
    .option(
      '--subtitles <list>',
      `${subtitleFormats.join(', ')}: the text with its times, beside the audio; epub: of an EPUB, itself with its sound`,
    )
    .option('--name-template <text>', "from {author}, {title}, {series}, …; '/' makes folders")
    .option('--chapter-template <text>', 'names of chapter files: {number}, {chapter}, …')
    .option('--loudness-lufs <LUFS>', 'integrated loudness of the finished book (default: -18)')
    .option('--pause-comma <seconds>', 'silence at a comma (default: as the voice makes it)')
    .option('--pause-sentence <seconds>', 'after a sentence (default: 0.35)')
    .option('--pause-paragraph <seconds>', 'after a paragraph (default: 0.75)')
    .option('--pause-heading <seconds>', 'after a heading (default: 1.2)')
    .option('--pause-chapter <seconds>', 'between chapters (default: 2)')
}

/** By config key; what was not given is undefined. */
export function fileFlagValues(flags: FileFlags): Record<string, unknown> {
  return {
    formats: flags.formats,
    bitrate: flags.bitrate,
    files_per: flags.filesPer,
    split_hours: flags.splitHours,
    split_megabytes: flags.splitMegabytes,
    subtitles: flags.subtitles,
    name_template: flags.nameTemplate,
    chapter_template: flags.chapterTemplate,
    loudness_lufs: flags.loudnessLufs,
    pause_comma: flags.pauseComma,
    pause_sentence: flags.pauseSentence,
    pause_paragraph: flags.pauseParagraph,
    pause_heading: flags.pauseHeading,
    pause_chapter: flags.pauseChapter,
  }
}
