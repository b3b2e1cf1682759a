import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { errorCode, fileExists, writeFileAtomic } from '../../src-node/atomic-file.ts'
import { moveAside } from '../../src-node/move-aside.ts'
import { oneAfterTheOther } from '../../src-node/one-after-the-other.ts'
import { notedName, notedPath } from '../../src-node/noted-paths.ts'
import type { WorkFolders } from '../phase.ts'
import { fileHash } from '../../src-node/file-hash.ts'
import { exists } from '../../src-node/path-exists.ts'

const ledgerSchema = z.record(z.string(), z.object({ bytes: z.number(), sha256: z.string() }))
type Ledger = z.infer<typeof ledgerSchema>

/** SHA-256 of a file, lower-case hex. */
export async function sha256Of(path: string): Promise<string> {
  return fileHash(path, 'sha256')
}

/**
 * What we have written where others write too, so that a file that is not ours, or was changed since, is never replaced. One ledger a name in
 * the book's private folder. Paths are absolute here; the ledger names them from the workspace.
 */
export type OwnedFiles = {
  /** There, ours, and unchanged since. */
  isOurs: (path: string) => Promise<boolean>
  /** There, but not ours or changed since: is moved aside (aside.ts). Nothing happens where there is none. */
  moveForeignAside: (path: string) => Promise<string | null>
  note: (path: string, bytes: number, sha256: string) => void
  /** Everything that was ever noted, whether it is still there or not. */
  paths: () => string[]
  known: (path: string) => { bytes: number; sha256: string } | undefined
  save: () => Promise<void>
}

async function readLedger(path: string): Promise<Ledger> {
  try {
    const parsed = ledgerSchema.safeParse(JSON.parse(await readFile(path, 'utf8')))
    // A ledger of another shape proves nothing: every file then counts as somebody else's and is kept.
    return parsed.success ? parsed.data : {}
  } catch (error) {
    if (errorCode(error) === 'ENOENT' || error instanceof SyntaxError) return {}
    throw error
  }
}

export async function openOwnedFiles(
  folders: Pick<WorkFolders, 'private' | 'workspace'>,
  name: string,
): Promise<OwnedFiles> {
  const ledgerPath = join(folders.private, `${name}.owned.json`)
  const { workspace } = folders
  const ledger = new Map<string, Ledger[string]>()
  for (const [noted, entry] of Object.entries(await readLedger(ledgerPath)))
    ledger.set(await notedPath(workspace, noted), entry)
  const inOrder = oneAfterTheOther()
  const isOurs = async (path: string): Promise<boolean> => {
    const entry = ledger.get(path)
    if (entry === undefined || !(await fileExists(path))) return false
    return (await stat(path)).size === entry.bytes && (await sha256Of(path)) === entry.sha256
  }
  return {
    isOurs,
    moveForeignAside: async (path) => {
      if (!(await exists(path)) || (await isOurs(path))) return null
      return moveAside(path, workspace)
    },
    note: (path, bytes, sha256) => ledger.set(path, { bytes, sha256 }),
    paths: () => [...ledger.keys()],
    known: (path) => ledger.get(path),
    save: async () =>
      // Two at once could end in the other order, and what the later one noted would be nobody's.
      inOrder(async () => {
        const named = [...ledger].map(([path, entry]) => [notedName(workspace, path), entry] as const)
        return writeFileAtomic(ledgerPath, JSON.stringify(Object.fromEntries(named)))
      }),
  }
}
