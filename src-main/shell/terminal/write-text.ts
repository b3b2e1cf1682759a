import { createHash } from 'node:crypto'
import { mkdir, readFile, realpath, stat, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { failureFrom, type Failure } from '../../../src-contract/failure.ts'
import { errorCode, writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { fileFailure } from '../../../src-node/fs-failure.ts'
import { makeFolder } from '../../../src-node/make-folder.ts'
import { isSameFile } from '../../../src-node/same-file.ts'

export type TextTarget = {
  /** Absolute. */
  output: string
  /** The book: never written over, whatever is said. */
  source: string
  overwrite: boolean
  /** Folder of the notes about what we wrote where. */
  notesDir: string
}

const noteSchema = z.object({ path: z.string(), sha256: z.string() })

const digest = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

function notePath(target: TextTarget, path: string): string {
  return join(target.notesDir, `${digest(path).slice(0, 32)}.json`)
}

async function readIfThere(path: string): Promise<Buffer | null> {
  try {
    return await readFile(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  }
}

/** There, written by us, and unchanged since. A note of another shape proves nothing. */
async function isOurs(target: TextTarget, path: string, content: Buffer): Promise<boolean> {
  const note = await readIfThere(notePath(target, path))
  if (note === null) return false
  try {
    return noteSchema.parse(JSON.parse(note.toString('utf8'))).sha256 === digest(content)
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof z.ZodError) return false
    throw error
  }
}

/** The file behind links, so that a link stays one; the path itself where nothing is there yet. */
async function behindLinks(path: string): Promise<string> {
  try {
    return await realpath(path)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return path
    throw error
  }
}

function refusal(output: string, detail: string): Failure {
  return { code: 'output-exists', file: output, detail }
}

async function write(text: Uint8Array, target: TextTarget): Promise<Failure | null> {
  const { output, source, overwrite } = target
  await makeFolder(dirname(output))
  const path = await behindLinks(output)
  const there = await stat(path).catch((error: unknown) => {
    if (errorCode(error) === 'ENOENT') return null
    throw error
  })
  if (there !== null && !there.isFile() && !there.isDirectory()) {
    // A device or a pipe (/dev/stdout, a shell's >(…)) is written to, never replaced.
    await writeFile(output, text)
    return null
  }
  if (there?.isFile() === true) {
    if (await isSameFile(path, source)) return refusal(output, 'it is the book itself')
    const content = await readFile(path)
    const isFree = content.length === 0 || content.equals(text) || overwrite
    if (!isFree && !(await isOurs(target, path, content)))
      return refusal(output, 'it is there already, and not as Bookspool wrote it')
  }
  await writeFileAtomic(path, text)
  await mkdir(target.notesDir, { recursive: true })
  await writeFileAtomic(notePath(target, path), JSON.stringify({ path, sha256: digest(text) }))
  return null
}

/**
 * Writes a text where the user said. A file that is there is replaced only if it is empty, holds the same, or is ours and unchanged since; else
 * 'output-exists', unless `overwrite`.
 */
export async function writeText(text: Uint8Array, target: TextTarget): Promise<Failure | null> {
  try {
    return await write(text, target)
  } catch (error) {
    const failure = fileFailure(error, target.output, 'output-not-writable')
    return failure ?? failureFrom(error, target.output)
  }
}
