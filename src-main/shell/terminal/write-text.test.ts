import { link, lstat, mkdtemp, readFile, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { writeText, type TextTarget } from './write-text.ts'

const bytes = (words: string): Uint8Array => new TextEncoder().encode(words)

async function target(): Promise<TextTarget> {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-text-'))
  const source = join(folder, 'book.txt')
  await writeFile(source, 'the book')
  return { output: join(folder, 'sub', 'out.txt'), source, overwrite: false, notesDir: join(folder, 'notes') }
}

describe('writeText', () => {
  it('makes the folder, and replaces what it wrote while nobody has changed it', async () => {
    const to = await target()
    expect(await writeText(bytes('one'), to)).toBeNull()
    expect(await writeText(bytes('two'), to)).toBeNull()
    expect(await readFile(to.output, 'utf8')).toBe('two')
    await writeFile(to.output, 'edited')
    expect(await writeText(bytes('three'), to)).toMatchObject({ code: 'output-exists', file: to.output })
    expect(await readFile(to.output, 'utf8')).toBe('edited')
    expect(await writeText(bytes('three'), { ...to, overwrite: true })).toBeNull()
    expect(await readFile(to.output, 'utf8')).toBe('three')
  })

  it.each([
    ['an empty file', '', null],
    ['the same text', 'text', null],
    ['somebody else\u2019s file', 'mine', 'output-exists'],
  ])('meets %s', async (_what, content, code) => {
    const to = { ...(await target()) }
    to.output = join(to.notesDir, '..', 'there.txt')
    await writeFile(to.output, content)
    expect((await writeText(bytes('text'), to))?.code ?? null).toBe(code)
    expect(await readFile(to.output, 'utf8')).toBe(code === null ? 'text' : content)
  })

  it('never writes over the book, by whatever name and whatever is said', async () => {
    const to = await target()
    const [soft, hard] = [`${to.source}.soft`, `${to.source}.hard`]
    await symlink(to.source, soft)
    await link(to.source, hard)
    for (const output of [to.source, soft, hard])
      expect(await writeText(bytes('text'), { ...to, output, overwrite: true })).toMatchObject({
        code: 'output-exists',
      })
    expect(await readFile(to.source, 'utf8')).toBe('the book')
  })

  it('writes through a link and leaves it one', async () => {
    const to = await target()
    const behind = `${to.source}.behind`
    await writeFile(behind, '')
    const output = `${to.source}.link`
    await symlink(behind, output)
    expect(await writeText(bytes('text'), { ...to, output })).toBeNull()
    expect(await readFile(behind, 'utf8')).toBe('text')
    expect((await lstat(output)).isSymbolicLink()).toBe(true)
  })

  it.skipIf(process.platform === 'win32')('writes to a device, and does not take its place', async () => {
    expect(await writeText(bytes('text'), { ...(await target()), output: '/dev/null' })).toBeNull()
    expect((await lstat('/dev/null')).isCharacterDevice()).toBe(true)
  })
})
