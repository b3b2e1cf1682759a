import { mkdir, mkdtemp, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { expect, it } from 'vitest'
import { orchestratorSettingsSchema } from '../../../src-contract/orchestrator-settings.ts'
import { phaseContext } from '../../testing/phase-context.ts'
import { enhancementPhase } from './phase.ts'
import { toneBook } from './testing/tone-book.ts'

it('files of an earlier choice stay and are told, but for those that somebody has changed', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-earlier-'))
  const input = await toneBook(join(folder, 'speech'), [1, 1, 1])
  const make = async (settings: object) => {
    const context = phaseContext(folder, { settings: orchestratorSettingsSchema.parse({ formats: ['wav'], ...settings }) }) // prettier-ignore
    await mkdir(context.folders.private, { recursive: true })
    const made = await enhancementPhase.run(input, context)
    const warnings = context.events.flatMap((event) => (event.type === 'warning' ? [event.message] : []))
    const named = (path: string): string => relative(context.folders.output, path)
    return {
      context,
      made,
      warnings,
      earlier: made.earlier.map(named),
      outputs: made.outputs.map(({ path }) => path),
    }
  }
  const chapters = await make({ files_per: 'chapter', chapter_template: '{number}' })
  expect([chapters.warnings, chapters.earlier]).toEqual([[], []])
  const [, second = '', third = ''] = chapters.outputs
  await writeFile(second, 'a note of mine')
  await rm(third)
  const book = await make({ files_per: 'book' })
  const kept = join('A. Writer – Tones', '1.wav')
  expect(book.earlier).toEqual([kept])
  expect((await stat(join(book.context.folders.output, kept))).size).toBeGreaterThan(1000)
  expect(book.warnings).toEqual([
    `A file of an earlier choice stays, which the book has no use for any more: ${chapters.outputs[0]}. Delete what you do not want.`,
  ])
  expect(enhancementPhase.entry(book.made, book.context).artifacts).toMatchObject({ earlier_outputs: book.made.earlier }) // prettier-ignore
  const again = await make({ files_per: 'chapter', chapter_template: '{number}' })
  expect(again.earlier).toEqual(['A. Writer – Tones.wav'])
})

it('what was made of the source before it was changed is replaced while nobody has changed it, and told where it has no use any more', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-replaceable-'))
  const input = await toneBook(join(folder, 'speech'), [1])
  const make = async (name: string, settings: object) => {
    const context = phaseContext(folder, { settings: orchestratorSettingsSchema.parse({ formats: ['wav'], ...settings }) }) // prettier-ignore
    const folders = { ...context.folders, private: join(folder, name) }
    await mkdir(folders.private, { recursive: true })
    const { outputs, earlier } = await enhancementPhase.run(input, { ...context, folders })
    return { outputs, earlier, names: outputs.map(({ path }) => relative(folders.output, path)) }
  }
  const first = await make('first', {})
  const [file] = first.outputs
  if (file === undefined) throw new Error('no file was made')
  const changed = { ...file, sha256: '0' }
  // Another record that knows the name, and not the bytes, is no reason to keep off.
  const second = await make('second', { loudness_lufs: -20, replaceable: [file, changed] })
  expect([second.names, second.earlier]).toEqual([first.names, []])
  const foreign = await make('third', { loudness_lufs: -22, replaceable: [file] })
  expect(foreign.names).toEqual(['A. Writer – Tones (2).wav'])
  const renamed = await make('fourth', { name_template: 'tones', replaceable: foreign.outputs })
  expect([renamed.names, renamed.earlier]).toEqual([['tones.wav'], foreign.outputs.map(({ path }) => path)])
})
