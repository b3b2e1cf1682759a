import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createUploads } from './uploads.ts'

async function uploaded(names: readonly string[]) {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-uploads-'))
  onTestFinished(async () => rm(folder, { recursive: true, force: true }))
  const paths: string[] = []
  for (const [number, name] of names.entries()) {
    const path = join(folder, String(number), name)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, `page ${number}`)
    paths.push(path)
  }
  return { paths, uploads: createUploads(folder, { maxBytes: 1e6, diskFloorBytes: () => 0 }) }
}

const contents = async (folder: string): Promise<string[]> =>
  Promise.all((await readdir(folder)).toSorted().map(async (name) => readFile(join(folder, name), 'utf8')))

// "1?.png" and "1*.png" are both made safe as "1_.png".
it('pages whose safe names are the same are all kept', async () => {
  const { paths, uploads } = await uploaded(['1_.png', '1_.png', '2.png'])
  const book = await uploads.asFolder('My Scans', paths)
  expect(basename(book)).toBe('My Scans')
  expect(await contents(book)).toEqual(['page 1', 'page 0', 'page 2'])
})

it('files that belong together are all kept', async () => {
  const { paths, uploads } = await uploaded(['joe.onnx', 'joe.onnx.json', 'joe.onnx'])
  const moved = await uploads.together(paths)
  expect(await Promise.all(moved.map(async (path) => readFile(path, 'utf8')))).toEqual([
    'page 0',
    'page 1',
    'page 2',
  ])
  expect(new Set(moved.map(dirname)).size).toBe(1)
})
