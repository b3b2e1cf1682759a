import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ExpectedFailure } from '../../../../src-contract/failure.ts'
import type { ReadSheet } from '../../../ocr/ocr-protocol.ts'
import { phaseContext, type TestContext } from '../../../testing/phase-context.ts'
import type { PageLines } from '../page/line.ts'
import { line } from '../testing/small-pages.ts'
import { chooseSheets, type ChosenSheets, type Recognise } from './choose-sheets.ts'
import { samples } from './scan-kind.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-choose-sheets-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

const linesOf = (page: number, texts: readonly string[]): PageLines => ({
  page,
  width: 400,
  height: 600,
  lines: texts.map((text, index) => line(text, { baseline: 60 + index * 12 })),
  turned: '',
})

/** As English data read them: without most of their accents. */
const prose = {
  english:
    'The disks are used by the device in their whole, and so they should have the same size, for what one of them has more than the others is lost to all of them. Nobody who has seen it break would say that this is a small thing.',
  german:
    'Als Gregor Samsa eines Morgens aus unruhigen Traumen erwachte, fand er sich in seinem Bett zu einem ungeheueren Ungeziefer verwandelt. Er lag auf seinem panzerartig harten Rucken und sah, wenn er den Kopf ein wenig hob, seinen Bauch.',
  french:
    'Longtemps je me suis couché de bonne heure, et parfois, a peine ma bougie éteinte, mes yeux se fermaient si vite que je n’avais pas le temps de me dire que je m’endormais. Une demi-heure apres, la pensée qu’il était temps me réveillait.',
  spanish:
    'Los discos son utilizados en su totalidad por el dispositivo, asi que deberian tener el mismo tamano para no perder rendimiento. El contenido inicial del disco no es realmente relevante, ya que uno solo necesita saber que se podran leer luego los datos.',
  italian:
    'Quel ramo del lago di Como, che volge a mezzogiorno, tra due catene non interrotte di monti, tutto a seni e a golfi, a seconda dello sporgere e del rientrare di quelli, viene quasi a un tratto a ristringersi e a prender corso e figura di fiume.',
  portuguese:
    'Algum tempo hesitei se devia abrir estas memorias pelo principio ou pelo fim, isto é, se poria em primeiro lugar o meu nascimento ou a minha morte. Suposto o uso vulgar seja comecar pelo nascimento, duas consideracoes me levaram a adotar outro método.',
  dutch:
    'Ik ben makelaar in koffie, en woon op de Lauriergracht. Het is mijn gewoonte niet om romans te schrijven of zulke dingen, en het heeft dan ook lang geduurd voor ik er toe overging een paar riem papier extra te bestellen en het werk aan te vangen.',
  code: 'mount /dev/sdb1 /mnt/disk1 -o rw,noatime; mdadm --create /dev/md0 -l 1 -n 2; lvcreate -n data -L 5G vg_raw; let total = counter.reduce(sum, item); return items.map(parse).filter(isWhole)',
}
type Kind = keyof typeof prose

/** A page of six paragraphs, in turn of each kind. */
const pageOf = (...kinds: readonly Kind[]): string[] =>
  Array.from({ length: 6 }, (_, index) => prose[kinds[index % kinds.length] ?? 'english'])

/** What is chosen of a book whose pages are pictures of these, and on which sheets it was looked at. */
async function chosenOf(
  pages: readonly (readonly string[])[],
  declared: string | null = null,
): Promise<ChosenSheets & { looked: number[] }> {
  const context: TestContext = phaseContext(await mkdtemp(join(folder, 'work-')))
  const looked: number[] = []
  const recognise: Recognise = async (sheets) => ({
    read: new Map(
      sheets.map((sheet): [number, ReadSheet] => {
        looked.push(sheet)
        const lines = linesOf(1, pages[sheet] ?? [])
        return [sheet, { pages: [{ lines, confidence: 90 }], quarters: 0, degrees: 0 }]
      }),
    ),
    failed: new Map(),
  })
  const layer = pages.map((_, index): PageLines => ({ ...linesOf(index + 1, []), scan: 'bare' }))
  const chosen = await chooseSheets(layer, { language: declared, pictured: [] }, recognise, context)
  return { ...chosen, looked }
}

/** The language that is seen; one whose data are not here stops the book, with its name: nobody has asked for them. */
async function languageSeen(
  pages: readonly (readonly string[])[],
  declared: string | null = null,
): Promise<string | null | undefined> {
  try {
    return (await chosenOf(pages, declared)).language
  } catch (error) {
    if (error instanceof ExpectedFailure && error.failure.code === 'ocr-language-missing')
      return error.failure.detail
    throw error
  }
}

const english = pageOf('english')

describe('the language of a scan', () => {
  it.each<[string, Kind, string]>([
    ['English', 'english', 'en'],
    ['German', 'german', 'German (deu)'],
    ['French', 'french', 'French (fra)'],
    ['Spanish', 'spanish', 'Spanish (spa)'],
    ['Italian', 'italian', 'Italian (ita)'],
    ['Portuguese', 'portuguese', 'Portuguese (por)'],
    ['Dutch', 'dutch', 'Dutch (nld)'],
  ])(
    'is %s, of ten pages and of two, with commands and English in it or without',
    async (_what, kind, seen) => {
      const mixed = pageOf(kind, 'english', kind, kind, 'code', kind)
      for (const pages of [10, 2])
        for (const page of [pageOf(kind), mixed, mixed.toReversed()])
          expect(await languageSeen(Array.from({ length: pages }, () => page))).toEqual(seen)
    },
  )

  it('is that of most pages where an English page begins with more than any guesser looks at', async () => {
    const begun = [...english, ...english, ...pageOf('spanish')]
    const book = [0, 1, 2, 3, 4, 5, 6, 7].map((index) => (index === 2 ? begun : pageOf('spanish')))
    expect(await languageSeen(book)).toEqual('Spanish (spa)')
  })

  it('is English where letters in French fill two of the three pages that are looked at first', async () => {
    const book = Array.from({ length: 24 }, (_, sheet) =>
      sheet === 6 || sheet === 12 ? pageOf('french') : english,
    )
    const { language, languages, looked } = await chosenOf(book)
    expect([language, languages]).toEqual(['en', ['eng']])
    expect(new Set(looked).size).toBe(7)
  })

  it('is not asked of more pages where three agree', async () => {
    const { looked } = await chosenOf(Array.from({ length: 24 }, () => english))
    expect(looked).toEqual([6, 12, 18])
  })

  it('is what the text is in, whatever a scanner’s program declares; and what it declares where nothing speaks against it', async () => {
    const book = [pageOf('spanish', 'spanish', 'spanish', 'english'), pageOf('spanish')]
    expect(await languageSeen(book, 'en-US')).toEqual('Spanish (spa)')
    expect(await languageSeen([english, english], 'en-GB')).toBe('en-GB')
  })

  it('is nobody’s guess where there is no language', async () => {
    const { language, languages } = await chosenOf([pageOf('code'), pageOf('code')])
    expect([language, languages]).toEqual([null, ['eng']])
  })
})

describe('pages that are looked at', () => {
  it('are the same few, and others between them', () => {
    const sheets = Array.from({ length: 40 }, (_, sheet) => sheet)
    expect(samples(sheets)).toEqual([10, 20, 30])
    expect(samples(sheets, 7)).toEqual([5, 10, 15, 20, 25, 30, 35])
    expect(samples([3, 4], 7)).toEqual([3, 4])
  })
})
