import { describe, expect, it } from 'vitest'
import { arePages, inPageOrder } from './page-names.ts'

const jpg = (...stems: string[]): string[] => stems.map((stem) => `${stem}.jpg`)
const numbered = (prefix: string, count: number, from = 1, digits = 1): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}${String(from + index).padStart(digits, '0')}.jpg`)

describe('pictures that are the pages of a book', () => {
  it.each([
    ['numbers alone', numbered('', 12)],
    ['numbers of one length', numbered('', 12, 1, 4)],
    ['pages', numbered('page ', 3)],
    ['Seiten', numbered('Seite_', 3, 1, 3)],
    ['a scanner’s', numbered('scan', 5, 17, 4)],
    ['a book’s own name', numbered('The Lamps - ', 5)],
    ['what pdfimages writes', numbered('image-', 5, 0, 3)],
    ['two numbers, of which one stays', numbered('volume 2 page ', 5)],
    ['two sides of a sheet', jpg('leaf 1a', 'leaf 1b', 'leaf 2a', 'leaf 2b')],
    ['some are missing', jpg('p001', 'p002', 'p004', 'p005')],
    ['a cover and a back beside them', [...numbered('p', 4, 1, 2), 'cover.jpg', 'Back Cover.jpg']],
    ['other endings', ['1.tif', '2.png', '3.JPG']],
  ])('%s', (_what, names) => {
    expect(arePages(names, false)).toBe(true)
  })

  it.each([
    ['one picture', jpg('1')],
    ['a cover', jpg('cover')],
    ['a cover and one page', jpg('cover', '1')],
    ['names without numbers', jpg('beach', 'dog', 'house')],
    ['other names among them', [...numbered('page ', 9), 'beach.jpg']],
    ['two runs', [...numbered('page ', 4), ...numbered('figure ', 4)]],
    ['numbers far apart', jpg('1', '57', '812')],
    ['one number all over', jpg('a 3', 'a 3 b')],
  ])('are not: %s', (_what, names) => {
    expect(arePages(names, false)).toBe(false)
    expect(arePages(names, true)).toBe(false)
  })

  it.each([
    ['a camera’s', numbered('IMG_', 9, 1234)],
    ['another’s', numbered('DSC0', 9, 1234)],
    ['a telephone’s', jpg('20230514_101530', '20230514_101531', '20230514_101533')],
    ['a Pixel’s', jpg('PXL_20230514_101530', 'PXL_20230514_101531')],
    ['an Olympus’s', numbered('P', 4, 1_010_021)],
    ['screenshots', numbered('Screenshot ', 4)],
  ])('are only where pictures are asked for: %s', (_what, names) => {
    expect(arePages(names, false)).toBe(false)
    expect(arePages(names, true)).toBe(true)
  })
})

describe('the order of pages', () => {
  it('is that of their numbers, folder by folder, a cover first and a back last', () => {
    expect(
      inPageOrder(['b/2.jpg', 'a/page 10.jpg', 'a/back.jpg', 'a/page 2.jpg', 'a/Cover.png', 'b/cover.jpg']),
    ).toEqual(['a/Cover.png', 'a/page 2.jpg', 'a/page 10.jpg', 'a/back.jpg', 'b/cover.jpg', 'b/2.jpg'])
  })
})
