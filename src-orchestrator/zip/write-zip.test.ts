import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { openZip } from './open-zip.ts'
import { writeZip } from './write-zip.ts'

/** Files that this process has open. */
async function openFiles(): Promise<string[]> {
  const handles = await readdir('/proc/self/fd')
  return Promise.all(handles.map(async (handle) => readlink(`/proc/self/fd/${handle}`).catch(() => '')))
}

it.skipIf(process.platform !== 'linux')('an archive is closed, whole or not', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-write-zip-'))
  try {
    const [whole, half] = [join(folder, 'whole.zip'), join(folder, 'half.zip')]
    await writeZip(whole, async (zip) => zip.add('a.txt', 'words', false))
    const broken = writeZip(half, async (zip) => {
      await zip.add('a.txt', 'words', false)
      await zip.addFile('b.mp3', join(folder, 'gone.mp3'))
    })
    await expect(broken).rejects.toMatchObject({ code: 'ENOENT' })
    expect((await openFiles()).filter((path) => path.startsWith(folder))).toEqual([])
    const archive = await openZip(whole)
    expect(await archive.read('a.txt')).toEqual(new Uint8Array(Buffer.from('words')))
    await archive.close()
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
})
