import type { Command } from 'commander'
import { z } from 'zod'
import {
  asideChoices,
  citationChoices,
  emojiChoices,
  noteChoices,
  ocrChoices,
} from '../../../src-contract/config-options.ts'
import { pronunciationOption } from './pronunciation-option.ts'

const text = z.string().optional()

/** What a command line says of how pages are read; each is a config key with dashes. */
export const readingFlags = {
  footnotes: text,
  captions: text,
  tables: text,
  formulas: text,
  programCode: text,
  marginNotes: text,
  citations: text,
  emoji: text,
  ocr: text,
  ocrLanguages: text,
  textEncoding: text,
  pronunciations: z.array(z.unknown()).optional(),
  pictures: text,
}
type ReadingFlags = z.infer<z.ZodObject<typeof readingFlags>>

export function addReadingOptions(command: Command): Command {
  const choices = asideChoices.join(', ')
  return command
    .option('--footnotes <choice>', `${noteChoices.join(', ')} (default: skip)`)
    .option('--captions <choice>', `${choices} (default: skip)`)
    .option('--tables <choice>', `${choices} (default: skip)`)
    .option('--formulas <choice>', `${choices} (default: announce)`)
    .option('--program-code <choice>', `${choices} (default: announce)`)
    .option('--margin-notes <choice>', `${choices} (default: skip)`)
    .option('--citations <choice>', `${citationChoices.join(', ')} (default: skip)`)
    .option('--emoji <choice>', `${emojiChoices.join(', ')} (default: name)`)
    .option('--ocr <choice>', `read pages by their pictures: ${ocrChoices.join(', ')} (default: auto)`)
    .option('--ocr-languages <list>', 'languages of scanned pages, as deu,eng (default: the book’s own)')
    .option(
      '--text-encoding <name>',
      'of plain texts, HTML and FB2: utf-8, windows-1252, koi8-r … (default: auto, found out text by text)',
    )
    .addOption(pronunciationOption())
    .option(
      '--pictures <choice>',
      `${choices} (default: skip): what an ebook says of its pictures, and what is written into a PDF’s`,
    )
}

/** By config key; what was not given is undefined. */
export function readingFlagValues(flags: ReadingFlags): Record<string, unknown> {
  return {
    footnotes: flags.footnotes,
    captions: flags.captions,
    tables: flags.tables,
    formulas: flags.formulas,
    program_code: flags.programCode,
    margin_notes: flags.marginNotes,
    citations: flags.citations,
    emoji: flags.emoji,
    ocr: flags.ocr,
    ocr_languages: flags.ocrLanguages,
    text_encoding: flags.textEncoding,
    pronunciations: flags.pronunciations,
    pictures: flags.pictures,
  }
}
