import { readFile } from 'node:fs/promises'
import { failureFrom } from '../../src-contract/failure.ts'
import type { InspectAnswer } from '../../src-contract/orchestrator-protocol.ts'
import type { TextSample } from '../../src-contract/text-encodings.ts'
import { fileFailure } from '../../src-node/fs-failure.ts'
import { readMarkup } from '../documents/decode-markup.ts'
import {
  childElements,
  elementsUnder,
  localName,
  parseHtml,
  parseXml,
  tidyText,
  type ParentNode,
} from '../documents/dom.ts'
import { readFileType } from '../phases/validation/file-type.ts'
import { decodeTextAs, type DecodedText } from '../phases/validation/decode-text.ts'

/** Of how the text begins, and of what shows its characters. */
const maxLines = 6
const maxLineChars = 200

/** The first lines that have words, then the first that show whether the encoding is right, in the order of the text. Pure. */
export function sampleOf({ text, encoding }: DecodedText): TextSample {
  const lines = text
    .split(/\r\n|[\n\r\u2028\u2029]/u)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const isTelling = (line: string): boolean => /[^\p{ASCII}]/u.test(line)
  const numbered = lines.map((line, number) => ({ line, number }))
  const first = numbered.slice(0, maxLines)
  const telling = numbered.slice(maxLines).filter(({ line }) => isTelling(line))
  const cut = ({ line }: { line: string }): string => {
    // A paragraph may be one line, and what tells may stand far behind its beginning.
    const from = Math.max(0, line.search(/[^\p{ASCII}]/u) - maxLineChars / 2)
    return line.length <= maxLineChars ? line : line.slice(from, from + maxLineChars)
  }
  return {
    encoding,
    lines: [...first, ...telling.slice(0, maxLines)].map(cut),
    unreadable: text.match(/\uFFFD/gu)?.length ?? 0,
  }
}

const blocks: ReadonlySet<string> = new Set([
  'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'p', 'li', 'dt', 'dd', 'td', 'pre', 'v', 'title', 'subtitle', 'text-author',
]) // prettier-ignore

/** The words of markup, a line a block; all in one where it has none. */
function wordsOf(root: ParentNode): string {
  const lines = [...elementsUnder(root)].flatMap((element) => {
    const name = localName(element)
    const isInner = blocks.has(name) && childElements(element).every((child) => !blocks.has(localName(child)))
    return isInner ? [tidyText(element)] : []
  })
  return lines.length === 0 ? tidyText(root) : lines.join('\n')
}

async function decodedAs(path: string, encoding: string): Promise<DecodedText | null> {
  const bytes = await readFile(path)
  const { type } = await readFileType(path)
  if (type !== 'html' && type !== 'fb2') return decodeTextAs(bytes, encoding)
  const read = readMarkup(bytes, encoding)
  return { ...read, text: wordsOf(type === 'html' ? parseHtml(read.text) : parseXml(read.text)) }
}

/** How a file that is one text begins in an encoding, or with `auto` in the one that is found out. Never rejects. */
export async function sampleText(path: string, encoding: string): Promise<Omit<InspectAnswer, 'id'>> {
  try {
    const decoded = await decodedAs(path, encoding)
    if (decoded !== null) return { facts: null, failure: null, sample: sampleOf(decoded) }
    const detail = 'it is a text in no known encoding'
    return { facts: null, failure: { code: 'file-damaged', file: path, detail } }
  } catch (error) {
    return { facts: null, failure: fileFailure(error, path, 'file-unreadable') ?? failureFrom(error, path) }
  }
}
