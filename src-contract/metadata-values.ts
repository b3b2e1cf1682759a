/** Values as metadata of ebooks has them (OPF, FB2, Word), as they are shown and written into tags. */

export function tidyValue(text: string | null | undefined): string | null {
  const words = (text ?? '').replaceAll(/\s+/gu, ' ').trim()
  return words === '' ? null : words
}

/** calibre writes 0101-01-01 where it knows no date. */
const earliestYear = 1000

/** The year of an ISO 8601 date, or of a year alone. */
export function yearIn(text: string | null | undefined): number | null {
  const year = Number(/^\s*(\d{4})(?:-|\s*$)/u.exec(text ?? '')?.[1] ?? 0)
  return year >= earliestYear ? year : null
}

/** A number in a series: "2.0" is 2, "1.50" is 1.5. */
export function seriesPartIn(text: string | null | undefined): string | null {
  const number = Number((text ?? '').trim() === '' ? Number.NaN : text)
  return Number.isFinite(number) && number > 0 ? String(number) : null
}

/** A description may be HTML. */
export function withoutMarkup(text: string | null | undefined): string | null {
  const plain = (text ?? '')
    .replaceAll(/<\/(?:p|div|li|h\d)>|<br\s*\/?>/giu, ' ')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
  return tidyValue(plain)
}
