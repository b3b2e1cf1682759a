import type { ScanAccount } from '../../../book/book-text.ts'

const mostNamed = 12

/** "5, 7 and 12", "5, 7, 9 and 30 more". */
function numbers(pages: readonly number[]): string {
  if (pages.length <= mostNamed) return pages.join(', ')
  return `${pages.slice(0, mostNamed).join(', ')} and ${pages.length - mostNamed} more`
}

/** For the log: how much was recognised, and how certain it is. */
export function scanWords({ pages, confidence, doubtful, failed, badLayer, languages }: ScanAccount): string {
  const certain = confidence === null ? 'no words on them' : `${Math.round(confidence)} % certain`
  const parts = [`${pages} pages recognised (${languages.join(', ')}), ${certain}`]
  if (badLayer) parts.push('the text that the file has of its own is garbled')
  if (doubtful.length > 0) parts.push(`doubtful: ${numbers(doubtful)}`)
  if (failed.length > 0) parts.push(`not readable: ${numbers(failed)}`)
  return parts.join('; ')
}
