import { convertibleKinds } from '../../../src-contract/file-kinds.ts'
import { kindOf } from '../../../src-node/file-kind/kind-of.ts'
import type { FileKind } from '../../../src-node/file-kind/magics.data.ts'
import { readKind } from '../../../src-node/file-kind/read-kind.ts'
import { looksLikeText } from './decode-text.ts'

/** By content, never by name. `words` completes "{file} is …". */
export type FileType = FileKind & { supported: boolean }

function judged(kind: FileKind): FileType {
  return { ...kind, supported: convertibleKinds.has(kind.type) }
}

/** Decides from the first and the last bytes, in any encoding of text. Pure. */
export function typeOf(head: Uint8Array, tail: Uint8Array, isWholeFile: boolean): FileType {
  return judged(kindOf({ head, tail, isWholeFile }, looksLikeText))
}

export async function readFileType(path: string): Promise<FileType> {
  return judged(await readKind(path, looksLikeText))
}
