import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { describeFailure } from '../../../src-contract/failure.ts'
import type { VoiceNames } from '../../../src-contract/voice-names.ts'
import { listed, usedIn, voiceUses } from '../../../src-contract/voice-uses.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'
import { homePlaces } from '../config/places.ts'
import { openPipelineFile } from '../store/pipeline-file.ts'
import { recallWorkspace } from '../workspace/workspace-choice.ts'
import type { Terminal } from './terminal.ts'

/** As many as a line of words bears. */
const mostNamed = 5

async function foldersIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).map((name) => join(folder, name))
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return []
    throw error
  }
}

/** Where books are recorded: Bookspool's own workspace, the one that the window works in, the one of its settings, and each that `convert` made. */
async function records(home: string, named: string | null): Promise<string[]> {
  const places = homePlaces(home)
  const recalled = await recallWorkspace(home)
  const opened = recalled.ok && recalled.value !== null ? [recalled.value.pipelineJson] : []
  const folders = [places.workspace, ...(await foldersIn(places.convert))]
  const own = folders.map((folder) => join(folder, 'pipeline.json'))
  return [...new Set([...own, ...opened, ...(named === null ? [] : [named])])]
}

/** Tells which books have a voice that was removed. `home`: BOOKSPOOL_HOME, absolute; `named`: pipeline_json of the settings. */
export async function tellVoiceUses(
  voice: VoiceNames,
  home: string,
  named: string | null,
  terminal: Pick<Terminal, 'warn'>,
): Promise<void> {
  const books = new Set<string>()
  for (const path of await records(home, named)) {
    const read = await openPipelineFile(path).read()
    if (!read.ok) terminal.warn(describeFailure(read.failure))
    else for (const use of voiceUses(read.value, voice)) books.add(usedIn(use.title ?? use.fileId, use))
  }
  if (books.size === 0) return
  const first = [...books].slice(0, mostNamed)
  const names = [...first, ...(books.size > mostNamed ? [`${books.size - mostNamed} more`] : [])]
  terminal.warn(
    `It is the voice of ${listed(names)}. What is spoken stays; what is not yet needs another voice, or this one again.`,
  )
}
