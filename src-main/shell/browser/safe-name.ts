import { withoutInvisible } from '../../../src-contract/book-names.ts'

const longestNameBytes = 150
/** Names that Windows keeps for devices: https://learn.microsoft.com/windows/win32/fileio/naming-a-file */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/iu

function cut(text: string, bytes: number): string {
  let kept = ''
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > bytes) break
    kept += character
  }
  return kept
}

/** A file name that every system takes and that names nothing outside its folder, as near to what the sender called it as can be. */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/u).at(-1) ?? ''
  const clean = withoutInvisible(last)
    .replaceAll(/[<>:"|?*]/gu, '_')
    .replace(/^[.\s]+/u, '')
    .replace(/[.\s]+$/u, '')
  const whole = clean === '' ? 'book' : reserved.test(clean) ? `_${clean}` : clean
  const extension = /\.[a-z0-9]{1,8}$/iu.exec(whole)?.[0] ?? ''
  return `${cut(whole.slice(0, whole.length - extension.length), longestNameBytes - extension.length)}${extension}`
}
