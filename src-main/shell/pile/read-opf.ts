import { SaxesParser } from 'saxes'
import { seriesPartIn, tidyValue, withoutMarkup, yearIn } from '../../../src-contract/metadata-values.ts'
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

const textElements = ['title', 'creator', 'language', 'date', 'description'] as const
type Element = { name: (typeof textElements)[number]; text: string; counts: boolean }

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
    found.flatMap((each) => (each.name === name && each.counts ? (tidyValue(each.text) ?? []) : []))
  return {
    title: texts('title')[0] ?? null,
    author: tidyValue(texts('creator').join(', ')),
    language: languageTag(texts('language')[0]),
    series: tidyValue(metas.get('calibre:series')),
    seriesPart: metas.has('calibre:series') ? seriesPartIn(metas.get('calibre:series_index')) : null,
    year: yearIn(texts('date')[0]),
    description: withoutMarkup(texts('description')[0]),
  }
}
