import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { errorCode } from '../../../src-node/atomic-file.ts'
import type { Chunk, ChunkList, Sentence } from '../../book/chunk.ts'
import type { KnownBook, PhaseContext } from '../../phase.ts'
import { inNumberOrder, recordedPaths } from '../recorded-paths.ts'
import { decodeText } from '../validation/decode-text.ts'
import { plainSaying, saidFor } from './said.ts'
import { sentencesOf } from './sentences.ts'

/** A line of its own that says so: chunks of other programs have no other chapters. */
const chapterLine =
  /^(?:chapter|part|book|kapitel|teil|buch|chapitre|partie|capítulo|parte|capitolo)\s+[\p{L}\p{N}]+\b.{0,60}$/iu

/** The files in the chunks' folder that the contract's naming gives to this book. */
export async function namedChunks({
  folders,
  fileId,
}: Pick<PhaseContext, 'folders' | 'fileId'>): Promise<string[]> {
  try {
    const start = `${fileId}_chunk_`
    const names = (await readdir(folders.chunks)).filter(
      (name) => name.startsWith(start) && /^\d+\.txt$/u.test(name.slice(start.length)),
    )
    return names.map((name) => join(folders.chunks, name))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

function sentencesIn(text: string, language: string): Sentence[] {
  const sentences: Sentence[] = []
  const saying = plainSaying(language)
  for (const paragraph of text.split(/\n+/u)) {
    for (const sentence of sentencesOf(paragraph.trim(), language)) {
      const said = saidFor(sentence, saying)
      if (said !== '') sentences.push({ text: sentence, said, after: 'sentence' })
    }
    const last = sentences.at(-1)
    if (last !== undefined) last.after = 'paragraph'
  }
  return sentences
}

/** Another program's chunks as a list of ours. Pure. */
export function chunkListFrom(texts: readonly string[], title: string, language: string): ChunkList | null {
  const chapterTitles = [title]
  const chunks: Chunk[] = []
  for (const text of texts) {
    const sentences = sentencesIn(text, language)
    // One without a word is nothing to say, and still a chunk: its number is that of its audio.
    const words = text.trim() === '' ? '…' : text.trim()
    const [first = ''] = words.split('\n')
    if (chapterLine.test(first.trim())) {
      const before = chunks.at(-1)?.sentences.at(-1)
      if (before === undefined) chapterTitles[0] = first.trim()
      else {
        before.after = 'chapter'
        chapterTitles.push(first.trim())
      }
    }
    const spoken =
      sentences.length > 0 ? sentences : [{ text: words, said: words, after: 'paragraph' as const }]
    chunks.push({ index: chunks.length, chapter: chapterTitles.length - 1, sentences: spoken })
  }
  const last = chunks.at(-1)?.sentences.at(-1)
  if (last === undefined) return null
  last.after = 'chapter'
  return { language, chapterTitles, chunks }
}

export async function adoptChunks(context: PhaseContext, { book }: KnownBook): Promise<ChunkList | null> {
  const { recorded } = context
  const entry = recorded.entry(3)?.entry ?? null
  const listed = await recordedPaths(entry, ['chunk_paths', 'chunks'], recorded.pipelineJson)
  const paths = inNumberOrder(listed.length > 0 ? listed : await namedChunks(context))
  const texts: string[] = []
  for (const path of paths) {
    const decoded = decodeText(await readFile(path, { signal: context.signal }))
    if (decoded === null) return null
    texts.push(decoded.text)
  }
  const language = book?.facts.language ?? 'en'
  const list = chunkListFrom(texts, book?.facts.title ?? context.fileId, language)
  if (list !== null)
    context.log('info', `${list.chunks.length} chunks were there already, made by another program`)
  return list
}
