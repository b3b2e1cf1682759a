import { convertibleKinds } from '../../../src-contract/file-kinds.ts'
import { kind, type FileKind } from '../../../src-node/file-kind/magics.data.ts'
import { readKind } from '../../../src-node/file-kind/read-kind.ts'
import { looksLikeText } from './decode-text.ts'

/** By content; by name only what a text by content is written in. `words` completes "{file} is …". */
export type FileType = FileKind & { supported: boolean }

function judged(kind: FileKind): FileType {
  return { ...kind, supported: convertibleKinds.has(kind.type) }
}

/** What is a text by content may be a page without its head, or written in Markdown. */
const textNames: readonly (readonly [RegExp, FileKind])[] = [
  [/\.(?:md|markdown|mkd|mdown)$/iu, kind('md', 'a Markdown text')],
  [/\.x?html?$/iu, kind('html', 'an HTML page')],
]

export async function readFileType(path: string): Promise<FileType> {
  const found = await readKind(path, looksLikeText)
  const named = found.type === 'txt' ? textNames.find(([name]) => name.test(path)) : undefined
  return judged(named?.[1] ?? found)
}
