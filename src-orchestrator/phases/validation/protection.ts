import { open } from 'node:fs/promises'

/** Fonts that are garbled under the book's own name are no protection of its text. */
const fontGarbling = new Set([
  'http://www.idpf.org/2008/embedding',
  'http://ns.adobe.com/pdf/enc#RC',
  'http://ns.adobe.com/pdf/enc#rc',
])

/**
 * What keeps an EPUB's text from being read, in words; null: nothing. From what its META-INF holds. EPUB OCF 3.3, 4.2.6.3.3 (rights), Readium LCP 1.0, 2.
 */
export function epubProtection(names: ReadonlySet<string>, encryption: string | null): string | null {
  if (names.has('META-INF/license.lcpl')) return 'Readium LCP'
  if (names.has('META-INF/sinf.xml')) return 'Apple FairPlay'
  if (encryption === null) return null
  const methods = [
    ...encryption.matchAll(/EncryptionMethod\b[^>]*?\bAlgorithm\s*=\s*(?:"([^"]*)"|'([^']*)')/gu),
  ].map((match) => match[1] ?? match[2] ?? '')
  if (methods.every((method) => fontGarbling.has(method))) return null
  if (names.has('META-INF/rights.xml') || /adept/iu.test(encryption)) return 'Adobe ADEPT'
  return 'a copy protection'
}

/** The first record of a Palm database, as MOBI and AZW are, tells how the others are encrypted: 0 not, 1 and 2 by a key. */
export function mobiProtection(head: Buffer): string | null {
  if (head.length < 86) return null
  const at = head.readUInt32BE(78) + 12
  return at + 2 <= head.length && head.readUInt16BE(at) !== 0 ? 'Kindle copy protection' : null
}

/** PDF security handlers by their registered names; ISO 32000-1, 7.6.1 and Adobe's list of registered prefixes. */
const handlers: readonly [RegExp, string][] = [
  [/\/Filter\s*\/EBX_HANDLER/u, 'Adobe ADEPT'],
  [/\/Filter\s*\/FOPN_/u, 'FileOpen'],
  [/\/Filter\s*\/Adobe\.(?:PubSec|PPKLite)/u, 'a certificate'],
  [/\/Filter\s*\/MicrosoftIRMServices/u, 'Microsoft’s rights management'],
]
const lookedAt = 1 << 20

/** The name of a PDF's security handler, from the file's ends, where it is a known one. */
export async function pdfProtection(path: string): Promise<string | null> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    for (const from of [0, Math.max(0, size - lookedAt)]) {
      const buffer = Buffer.alloc(Math.min(size, lookedAt))
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, from)
      const text = buffer.toString('latin1', 0, bytesRead)
      const found = handlers.find(([pattern]) => pattern.test(text))
      if (found !== undefined) return found[1]
    }
    return null
  } finally {
    await handle.close()
  }
}

async function headOf(path: string, bytes: number): Promise<Buffer> {
  const handle = await open(path, 'r')
  try {
    const buffer = Buffer.alloc(bytes)
    const { bytesRead } = await handle.read(buffer, 0, bytes, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await handle.close()
  }
}

/** What keeps an ebook of this kind from being read by anything but its own reader; null: nothing that is known. */
export async function protectionOf(path: string, kind: string): Promise<string | null> {
  if (kind === 'mobi') return mobiProtection(await headOf(path, 1 << 18))
  if (kind !== 'kfx') return null
  return (await headOf(path, 8)).toString('latin1') === '\xEADRMION\xEE' ? 'Kindle copy protection' : null
}
