import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { allPhaseNumbers, type PhaseNumber } from '../../src-contract/phases.ts'
import { spokenWithName } from '../../src-contract/spoken-with.ts'
import { errorCode } from '../../src-node/atomic-file.ts'
import { openOwnedFiles } from '../phases/owned-files.ts'
import { storedLinks, type StoredLinks } from '../phases/speech/stored-links.ts'
import type { WorkFolders } from '../phase.ts'
import { lockName } from './phase-store.ts'

const ledgerEnd = '.owned.json'

/** What each phase keeps in the book's private folder. */
const keptBy: Record<PhaseNumber, readonly string[]> = {
  1: ['phase1.json', 'cover.jpg'],
  2: ['phase2.json', 'reading-text.txt', 'reading-report.json', 'extraction'],
  3: ['phase3.json', 'said.txt'],
  4: ['phase4.json', 'usual-voices.json', 'voices.json', spokenWithName, 'speech', 'imported'],
  5: ['phase5.json', 'mastering'],
}

async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder)
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

async function removeOwned(folders: WorkFolders, paths: readonly string[]): Promise<void> {
  const ledgers = (await namesIn(folders.private)).filter((name) => name.endsWith(ledgerEnd))
  for (const ledger of ledgers) {
    const owned = await openOwnedFiles(folders, ledger.slice(0, -ledgerEnd.length))
    for (const path of paths) if (await owned.isOurs(path)) await rm(path)
  }
}

/** Published chunks are links to the stored ones: one that has lost its other name could no longer be told from somebody else's. */
async function removePublished(folders: WorkFolders, links: StoredLinks): Promise<void> {
  for (const name of await namesIn(folders.audioChunks)) {
    const path = join(folders.audioChunks, name)
    if (await links.isOurs(path)) await rm(path)
  }
}

async function discardChunkTexts(folders: WorkFolders, fileId: string): Promise<void> {
  const names = (await namesIn(folders.chunks)).filter((name) => name.startsWith(`${fileId}_chunk_`))
  await removeOwned(
    folders,
    names.map((name) => join(folders.chunks, name)),
  )
}

async function discardSpeech(folders: WorkFolders): Promise<void> {
  await removePublished(folders, await storedLinks(join(folders.private, 'speech')))
  const names = await namesIn(folders.audioChunks)
  await removeOwned(
    folders,
    names.map((name) => join(folders.audioChunks, name)),
  )
}

/**
 * Drops what some phases of this book made on the way. Files in the phases' folders go only if they are ours and unchanged; finished books stay until
 * the new ones replace them. The ledgers of what is ours stay too.
 */
export async function discardPhases(
  folders: WorkFolders,
  fileId: string,
  phases: readonly PhaseNumber[],
): Promise<void> {
  if (phases.includes(3)) await discardChunkTexts(folders, fileId)
  if (phases.includes(4)) await discardSpeech(folders)
  const names = phases.flatMap((phase) => keptBy[phase])
  for (const name of names) await rm(join(folders.private, name), { recursive: true, force: true })
}

/** --no-resume: nothing of earlier runs is left but ledgers, lock and finished books. */
export async function discardEarlierRuns(folders: WorkFolders, fileId: string): Promise<void> {
  await discardPhases(folders, fileId, allPhaseNumbers)
  const names = await namesIn(folders.private)
  const dropped = names.filter((name) => !name.endsWith(ledgerEnd) && !name.startsWith(lockName))
  for (const name of dropped) await rm(join(folders.private, name), { recursive: true, force: true })
}

/** --retry-gaps: what stands in for chunks that could not be spoken, and the results that count them as done. */
export async function discardGaps(folders: WorkFolders): Promise<void> {
  const speech = join(folders.private, 'speech')
  const isGap = (name: string): boolean => /\.gap\.(?:wav|json)$/u.test(name)
  await removePublished(folders, await storedLinks(speech, isGap))
  const gaps = (await namesIn(speech)).filter(isGap).map((name) => join(speech, name))
  const results = ['phase4.json', 'phase5.json'].map((name) => join(folders.private, name))
  for (const path of [...gaps, ...results]) await rm(path, { force: true })
}
