import { readFile } from 'node:fs/promises'
import { writeFileAtomic } from '../../../src-node/atomic-file.ts'
import { exists } from '../../../src-node/path-exists.ts'
import type { PipelineJson } from '../../../src-contract/pipeline-json/schema.ts'
import { isOldBatch } from '../../../src-contract/pipeline-json/update.ts'

/**
 * An old Phase 7's section is copied aside before it is replaced, with the whole file around it, as pipeline.json.batch-DATE.json; a second one of a day has a
 * number. Done under the record's lock. `now`: ISO 8601.
 */
export async function keepOldBatch(
  path: string,
  before: PipelineJson,
  after: PipelineJson,
  now: string,
): Promise<void> {
  if (!isOldBatch(before['batch']) || before['batch'] === after['batch']) return
  const bytes = await readFile(path)
  const base = `${path}.batch-${now.slice(0, 10)}`
  for (let number = 1; ; number++) {
    const copy = `${base}${number === 1 ? '' : `.${number}`}.json`
    if (!(await exists(copy))) return writeFileAtomic(copy, bytes)
    if (bytes.equals(await readFile(copy))) return
  }
}
