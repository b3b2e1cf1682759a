import { ExpectedFailure } from '../../../../src-contract/failure.ts'
import { isLanguageHere } from '../../../ocr/language-data.ts'
import { tesseractLanguage } from '../../../ocr/languages.ts'
import type { PhaseContext } from '../../../phase.ts'

/** What fetches and unpacks: most scans need nothing of it. */
const fetching = async () => import('../../../ocr/fetch-language.ts')

/** "German (deu)". */
function nameOf(code: string): string {
  try {
    const name = new Intl.DisplayNames('en', { type: 'language' }).of(code) ?? code
    return name === code ? code : `${name} (${code})`
  } catch {
    // Tesseract has names that are no language's: "chi_sim".
    return code
  }
}

/**
 * The data of languages that the settings name, fetched where they are not here yet: to name one is to ask for it. Throws ExpectedFailure
 * 'ocr-language-unknown', and as `fetchLanguage` fails.
 */
export async function namedLanguages(
  context: Pick<PhaseContext, 'settings' | 'signal' | 'log'>,
): Promise<string[]> {
  const codes = [...new Set(context.settings.ocr_languages.map(tesseractLanguage))]
  for (const code of codes) {
    if (await isLanguageHere(code)) continue
    const { fetchLanguage, languageOffers } = await fetching()
    const offer = (await languageOffers()).find((each) => each.code === code)
    if (offer === undefined) throw new ExpectedFailure({ code: 'ocr-language-unknown', detail: nameOf(code) })
    let quarters = 0
    context.log('info', `Fetching the data that recognise ${offer.name}, once`)
    const fetched = await fetchLanguage(offer, {
      signal: context.signal,
      onBytes: (bytes, total) => {
        const now = Math.floor((bytes / total) * 4)
        if (now > quarters)
          context.log('info', `${offer.name}: ${now * 25} % of ${Math.ceil(total / 1e6)} MB`)
        quarters = Math.max(quarters, now)
      },
    })
    if (!fetched.ok) throw new ExpectedFailure(fetched.failure)
  }
  return codes
}

/** Tesseract's name of a book's own language. Throws ExpectedFailure 'ocr-language-missing' where its data are not here: nobody has asked for them. */
export async function ownLanguage(language: string, source: string): Promise<string> {
  const code = tesseractLanguage(language)
  if (await isLanguageHere(code)) return code
  const { languageOffers } = await fetching()
  const isOffered = (await languageOffers()).some((each) => each.code === code)
  throw new ExpectedFailure({
    code: isOffered ? 'ocr-language-missing' : 'ocr-language-unknown',
    file: source,
    detail: nameOf(code),
  })
}
