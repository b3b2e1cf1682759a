import { withoutInvisible } from '../../../src-contract/book-names.ts'
import { cutToBytes, isReservedName } from '../../../src-contract/portable-names.ts'

const longestNameBytes = 150

/** A file name that every system takes and that names nothing outside its folder, as near to what the sender called it as can be. */
export function safeFileName(name: string): string {
  const last = name.normalize('NFC').split(/[\\/]/u).at(-1) ?? ''
  const clean = withoutInvisible(last)
    .replaceAll(/[<>:"|?*]/gu, '_')
    .replace(/^[.\s]+/u, '')
    .replace(/[.\s]+$/u, '')
  const whole = clean === '' ? 'book' : isReservedName(clean) ? `_${clean}` : clean
  const extension = /\.[a-z0-9]{1,8}$/iu.exec(whole)?.[0] ?? ''
  return `${cutToBytes(whole.slice(0, whole.length - extension.length), longestNameBytes - extension.length)}${extension}`
}
