import { SaxesParser } from 'saxes'
import type { LibraryFacts } from '../../core/pile/library-facts.ts'

const dublinCore = 'http://purl.org/dc/elements/1.1/'
const packaging = 'http://www.idpf.org/2007/opf'

function languageTag(text: string | undefined): string | null {
  try {
    // calibre writes ISO 639-2: "eng", "deu".
    return text === undefined ? null : (Intl.getCanonicalLocales(text)[0] ?? null)
  } catch {
    // "Deutsch" is a language, but no tag of one.
    return null
  }
}

function tidy(text: string | undefined): string | null {
  const words = (text ?? '').replaceAll(/\s+/gu, ' ').trim()
  return words === '' ? null : words
}

const textElements = ['title', 'creator', 'language', 'date', 'description'] as const
type Element = { name: (typeof textElements)[number]; text: string; counts: boolean }

/** calibre writes 0101-01-01 where it knows no date. */
const earliestYear = 1000

function yearIn(text: string | undefined): number | null {
  const year = Number(/^\s*(\d{4})(?:-|\s*$)/u.exec(text ?? '')?.[1] ?? 0)
  return year >= earliestYear ? year : null
}

/** "2.0" is 2, "1.50" is 1.5. */
function partIn(text: string | undefined): string | null {
  const number = Number(text ?? Number.NaN)
  return Number.isFinite(number) && number > 0 ? String(number) : null
}

/** A description may be HTML, escaped within the XML. */
function withoutMarkup(text: string | undefined): string | null {
  const plain = (text ?? '')
    .replaceAll(/<\/(?:p|div|li|h\d)>|<br\s*\/?>/giu, ' ')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll('&nbsp;', ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
  return tidy(plain)
}

/**
 * Title, authors, language, series, year and description of a metadata.opf; null where it is no sound XML. The parser knows no entities but XML's own five and reads no other file.
 * OPF 2.0, 2.2: https://idpf.org/epub/20/spec/OPF_2.0.1_draft.htm
 */
export function readOpf(text: string): Omit<LibraryFacts, 'coverPath'> | null {
  const parser = new SaxesParser({ xmlns: true })
  const found: Element[] = []
  const metas = new Map<string, string>()
  let open: Element | null = null
  let sound = true
  parser.on('error', () => {
    sound = false
  })
  parser.on('opentag', ({ uri, local, attributes }) => {
    const name = uri === dublinCore ? textElements.find((each) => each === local) : undefined
    if (local === 'meta' && uri === packaging) {
      const [key, value] = [attributes['name']?.value, attributes['content']?.value]
      if (key !== undefined && value !== undefined) metas.set(key, value)
    }
    if (name === undefined) return
    const role = Object.values(attributes).find((each) => each.uri === packaging && each.local === 'role')
    open = { name, text: '', counts: role === undefined || role.value === 'aut' }
    found.push(open)
  })
  const take = (piece: string): void => {
    if (open !== null) open.text += piece
  }
  parser.on('text', take)
  parser.on('cdata', take)
  parser.on('closetag', ({ uri }) => {
    if (uri === dublinCore) open = null
  })
  parser.write(text).close()
  if (!sound) return null
  const texts = (name: Element['name']): string[] =>
    found.flatMap((each) => (each.name === name && each.counts ? (tidy(each.text) ?? []) : []))
  return {
    title: texts('title')[0] ?? null,
    author: tidy(texts('creator').join(', ')),
    language: languageTag(texts('language')[0]),
    series: tidy(metas.get('calibre:series')),
    seriesPart: metas.has('calibre:series') ? partIn(metas.get('calibre:series_index')) : null,
    year: yearIn(texts('date')[0]),
    description: withoutMarkup(texts('description')[0]),
  }
}
