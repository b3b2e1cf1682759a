import { InvalidArgumentError, type Command } from 'commander'

/** A picture of a page that was read, as it was written; paths are not resolved yet. */
export type PageVerb = {
  verb: 'page'
  file: string
  /** From 1. */
  page: number
  /** The PNG to write. */
  output: string
  /** Where the book was read, and under which name. */
  workspace: string
  fileId: string
  ffmpeg: string | null
}

type Options = { page: number; output: string; workspace: string; fileId: string; ffmpeg?: string }

function parsePage(value: string): number {
  if (!/^[1-9]\d{0,6}$/u.test(value.trim())) throw new InvalidArgumentError('Pages count from 1.')
  return Number(value)
}

/** `page FILE --page N --output PNG`: prints one JSON document. */
export function addPage(program: Command, ask: (request: PageVerb) => void): void {
  program
    .command('page')
    .description('write the picture of a page of a book that was read, with the kinds of its pieces coloured')
    .argument('<file>', 'a PDF')
    .requiredOption('--page <number>', 'from 1', parsePage)
    .requiredOption('--output <file>', 'the PNG')
    .requiredOption('--workspace <folder>', 'where the book was read')
    .requiredOption('--file-id <id>', "the book's name there")
    .option('--ffmpeg <path>', 'default: the one that is found')
    .action((file: string, { ffmpeg, ...options }: Options) => {
      ask({ verb: 'page', file, ...options, ffmpeg: ffmpeg ?? null })
    })
}
