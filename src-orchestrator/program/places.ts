import { createHash } from 'node:crypto'
import { dirname, join, resolve } from 'node:path'
import { fileIdFor, isFileId } from '../../src-contract/file-id.ts'
import { fail, succeed, type Result } from '../../src-contract/failure.ts'
import { recordedOwners } from '../../src-contract/pipeline-json/owners.ts'
import type { PipelineJson } from '../../src-contract/pipeline-json/schema.ts'
import { homeFolder } from '../../src-node/home-folder.ts'
import type { WorkFolders } from '../phase.ts'
import type { ConvertRequest } from './arguments.ts'

export type Places = { source: string; workspace: string; pipelineJson: string; output: string }

type PlaceFlags = Pick<ConvertRequest, 'file' | 'workspace' | 'pipelineJson' | 'output'>

/**
 * Where one book's work and results lie. Without --workspace: beside --pipeline-json; without that: a workspace of its own in the data folder, under
 * the hash of the source and the output folder, as `bookspool convert` does.
 */
export function placesFor(flags: PlaceFlags, sha256: string): Places {
  const output = flags.output === null ? null : resolve(flags.output)
  const named = flags.pipelineJson === null ? null : resolve(flags.pipelineJson)
  const key = createHash('sha256')
    .update(`${sha256}\0${output ?? ''}`)
    .digest('hex')
    .slice(0, 32)
  const workspace =
    flags.workspace === null
      ? named === null
        ? join(homeFolder(), 'convert', key)
        : dirname(named)
      : resolve(flags.workspace)
  return {
    source: resolve(flags.file),
    workspace,
    pipelineJson: named ?? join(workspace, 'pipeline.json'),
    output: output ?? join(workspace, 'phase5_enhancement', 'output'),
  }
}

/** `source.name`: what it is called (nameOfSource). --file-id, else the id under which the workspace knows this file, else a new one. Fails with 'usage-invalid'. */
export function chooseFileId(
  named: string | null,
  source: { path: string; name: string; sha256: string },
  pipeline: PipelineJson,
): Result<string> {
  const { path, name, sha256 } = source
  if (named === null)
    return succeed(fileIdFor(name, sha256, recordedOwners(pipeline, { sourcePath: path, sha256 })))
  return isFileId(named)
    ? succeed(named)
    : fail('usage-invalid', { detail: `--file-id ${JSON.stringify(named)} cannot be the name of a folder` })
}

export function workFolders(places: Places, fileId: string): WorkFolders {
  return {
    workspace: places.workspace,
    private: join(places.workspace, '.bookspool', 'books', fileId),
    chunks: join(places.workspace, 'phase3-chunking', 'chunks'),
    audioChunks: join(places.workspace, 'phase4_tts', 'audio_chunks', fileId),
    output: places.output,
  }
}
