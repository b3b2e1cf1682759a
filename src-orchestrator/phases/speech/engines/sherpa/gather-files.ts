import { createHash } from 'node:crypto'
import { copyFile, open, readdir, readFile, stat } from 'node:fs/promises'
import { basename, dirname, join, relative, sep } from 'node:path'
import { isHiddenName } from '../../../../../src-contract/book-names.ts'
import { ExpectedFailure, fail, succeed, type Result } from '../../../../../src-contract/failure.ts'
import { fileExists, writeNamed } from '../../../../../src-node/atomic-file.ts'
import { makeFolder } from '../../../../../src-node/make-folder.ts'
import { openZip, readZipEntries } from '../../../../zip/open-zip.ts'
import type { InstallWatch } from '../engine.ts'
import { isTar, safeParts, unpackTar } from './unpack.ts'

/** Where a model's files lie, and what it was called where they came from. */
export type Gathered = { folder: string; name: string }

/** More than any network that fits into a wheel. */
const mostZippedBytes = 1_000_000_000
const modelFile =
  /\.(?:onnx|onnx\.json|bin|txt|fst|far|json)$|(?:^|\/)(?:MODEL_CARD|LICENSE[\w.]*|README[\w.]*)$|espeak-ng-data\//u

/** All files below a folder, with `/` between their parts; links and what they lead to are left out, and what is hidden. */
export async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter((entry) => entry.isFile() && !isHiddenName(entry.name))
    .map(({ parentPath, name }) => join(parentPath, name))
  return paths.map((path) => relative(folder, path).split(sep).join('/')).toSorted()
}

/** The folder among these files that holds a model: the one nearest to the top with a network in it. */
function modelFolder(names: readonly string[]): string | null {
  const folders = names.filter((name) => name.endsWith('.onnx')).map((name) => dirname(name))
  const depth = (folder: string): number => (folder === '.' ? 0 : folder.split('/').length)
  return folders.toSorted((a, b) => depth(a) - depth(b))[0] ?? null
}

async function copyFiles(from: string, names: readonly string[], to: string): Promise<void> {
  for (const name of names) {
    await makeFolder(dirname(join(to, name)))
    await copyFile(join(from, name), join(to, name))
  }
}

async function fromFolder(path: string, to: string): Promise<Result<Gathered> | null> {
  const top = new Set(await readdir(path))
  // A folder of several voices is gone through file by file.
  if (!top.has('tokens.txt') && !top.has('tts.json')) return null
  const names = (await filesBelow(path)).filter((name) => modelFile.test(name))
  await copyFiles(path, names, to)
  return succeed({ folder: to, name: basename(path) })
}

async function fromTar(path: string, to: string, watch: InstallWatch): Promise<Result<Gathered>> {
  const unpacked = await unpackTar(path, to, watch)
  if (!unpacked.ok) return unpacked
  const folder = modelFolder(await filesBelow(to))
  if (folder === null)
    return fail('voice-file-unknown', { file: path, detail: 'there is no network (.onnx) in it' })
  const name = folder === '.' ? basename(path).split('.tar')[0] : basename(folder)
  return succeed({ folder: join(to, folder), name: name ?? '' })
}

/** The first file whose bytes are not what a wheel's own list says; null where there is none, or no list. */
function damaged(entries: ReadonlyMap<string, Buffer>): string | null {
  const list = [...entries].find(([name]) => name.endsWith('.dist-info/RECORD'))?.[1].toString('utf8') ?? ''
  for (const [name, bytes] of entries) {
    const line = list.split(/\r?\n/u).find((row) => row.startsWith(`${name},sha256=`))
    const sum = line?.slice(name.length + 8).split(',')[0]
    if (sum !== undefined && sum !== createHash('sha256').update(bytes).digest('base64url')) return name
  }
  return null
}

async function looksZipped(path: string): Promise<boolean> {
  const file = await open(path, 'r')
  try {
    return (await file.read(Buffer.alloc(2), 0, 2, 0)).buffer.toString('latin1') === 'PK'
  } finally {
    await file.close()
  }
}

/** Why an archive has no list of files that could be read, in words. */
async function zipTrouble(path: string): Promise<string> {
  try {
    await (await openZip(path)).close()
    return 'nothing is in it'
  } catch (error) {
    if (!(error instanceof ExpectedFailure)) throw error
    return error.failure.detail ?? ''
  }
}

async function fromZip(path: string, to: string): Promise<Result<Gathered>> {
  const names: string[] = []
  const entries = await readZipEntries(
    path,
    (name) => {
      names.push(name)
      return modelFile.test(name) || name.endsWith('.dist-info/RECORD')
    },
    mostZippedBytes,
  )
  if (names.length === 0)
    return (await looksZipped(path))
      ? fail('voice-file-damaged', { file: path, detail: await zipTrouble(path) })
      : fail('voice-file-unknown', { file: path, detail: 'it is no archive' })
  const folder = modelFolder(names)
  if (folder === null)
    return fail('voice-file-unknown', { file: path, detail: 'there is no network (.onnx) in it' })
  const wrong = damaged(entries)
  const lost = names.find((name) => name.endsWith('.onnx') && !entries.has(name))
  if (wrong !== null) return fail('voice-file-damaged', { file: path, detail: `the checksum of ${basename(wrong)} is wrong` }) // prettier-ignore
  if (lost !== undefined) return fail('voice-file-damaged', { file: path, detail: `${basename(lost)} in it cannot be unpacked` }) // prettier-ignore
  for (const [name, bytes] of entries) {
    const inside = relative(folder, name).split(sep).join('/')
    const parts = safeParts(inside)
    if (parts === null || name.endsWith('/')) continue
    await makeFolder(dirname(join(to, ...parts)))
    await writeNamed(join(to, ...parts), bytes)
  }
  return succeed({
    folder: to,
    name: folder === '.' ? basename(path).replace(/\.\w+$/u, '') : basename(folder),
  })
}

async function fromPair(path: string, to: string): Promise<Result<Gathered>> {
  const network = path.replace(/\.json$/iu, '')
  let lost: string | undefined
  for (const file of [`${network}.json`, network]) if (!(await fileExists(file))) lost = file
  if (lost !== undefined)
    return fail('voice-file-unknown', { file: path, detail: `${basename(lost)} is not beside it` })
  const names = [basename(network), `${basename(network)}.json`]
  if (await fileExists(join(dirname(network), 'MODEL_CARD'))) names.push('MODEL_CARD')
  await copyFiles(dirname(network), names, to)
  return succeed({ folder: to, name: basename(network, '.onnx') })
}

/**
 * Puts the files of what may be a model into a folder that is there and empty; null where the path is nothing that models come in. Fails with
 * 'voice-file-unknown', 'voice-file-damaged' and 'interrupted'; throws what Node's fs throws.
 */
export async function gatherFiles(
  path: string,
  to: string,
  watch: InstallWatch,
): Promise<Result<Gathered> | null> {
  if ((await stat(path)).isDirectory()) return fromFolder(path, to)
  if (isTar(path)) return fromTar(path, to, watch)
  if (/\.(?:whl|zip)$/iu.test(path)) return fromZip(path, to)
  return /\.onnx(?:\.json)?$/iu.test(path) ? fromPair(path, to) : null
}

export async function readText(path: string): Promise<string | null> {
  return (await fileExists(path)) ? readFile(path, 'utf8') : null
}
