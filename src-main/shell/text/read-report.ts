import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { changeReportSchema, type ChangeReport } from '../../../src-contract/reports.ts'
import { errorCode } from '../../../src-node/atomic-file.ts'

/** Where phase 2 leaves what it did to a book's text. */
export function reportPathIn(workspace: string, fileId: string): string {
  return join(workspace, '.bookspool', 'books', fileId, 'reading-report.json')
}

/** What was done to the text of a source of that hash; null where there is no such report, or one of another make. */
export async function readReport(path: string, sha256: string): Promise<ChangeReport | null> {
  try {
    const report = changeReportSchema.safeParse(JSON.parse(await readFile(path, 'utf8'))).data
    return report?.source === sha256 ? report : null
  } catch (error) {
    if (error instanceof SyntaxError || errorCode(error) === 'ENOENT') return null
    throw error
  }
}
