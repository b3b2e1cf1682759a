import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { orchestratorSettingsSchema } from '../../../src-contract/orchestrator-settings.ts'
import { phaseContext } from '../../testing/phase-context.ts'
import type { EnhancementInput } from './finish-book.ts'
import { enhancementPhase } from './phase.ts'
import { toneBook } from './testing/tone-book.ts'

type FileType = EnhancementInput['book']['facts']['fileType']
type Case = { fileType: FileType; subtitles: ('srt' | 'epub')[]; sha256?: string; printed?: string }

const folder = await mkdtemp(join(tmpdir(), 'bookspool-key-'))
const tones = await toneBook(join(folder, 'speech'), [1])

async function keyOf({ fileType, subtitles, sha256 = 'a', printed }: Case): Promise<string> {
  const context = phaseContext(folder, { settings: orchestratorSettingsSchema.parse({ subtitles }) })
  const { book, text } = structuredClone(tones)
  const first = text.chunks[0]?.sentences[0]
  if (first !== undefined && printed !== undefined) first.text = printed
  return enhancementPhase.key(
    { ...tones, text, book: { ...book, facts: { ...book.facts, fileType, sha256 } } },
    context,
  )
}

test.each<[what: string, one: Case, other: Case, isSame: boolean]>([
  ['an ebook that reads aloud is wanted of an EPUB', { fileType: 'epub', subtitles: [] }, { fileType: 'epub', subtitles: ['epub'] }, false],
  ['none comes of a PDF, wanted or not', { fileType: 'pdf', subtitles: ['srt'] }, { fileType: 'pdf', subtitles: ['srt', 'epub'] }, true],
  ['it holds what the source holds', { fileType: 'epub', subtitles: ['epub'] }, { fileType: 'epub', subtitles: ['epub'], sha256: 'b' }, false],
  ['other files are made of the chunks alone', { fileType: 'epub', subtitles: ['srt'] }, { fileType: 'epub', subtitles: ['srt'], sha256: 'b' }, true],
  ['subtitles show what is printed', { fileType: 'epub', subtitles: ['srt'] }, { fileType: 'epub', subtitles: ['srt'], printed: 'TONE' }, false],
  ['sound does not', { fileType: 'epub', subtitles: [] }, { fileType: 'epub', subtitles: [], printed: 'TONE' }, true],
])('the key of phase 5: %s', async (_what, one, other, isSame) => {
  expect((await keyOf(one)) === (await keyOf(other))).toBe(isSame)
}) // prettier-ignore
