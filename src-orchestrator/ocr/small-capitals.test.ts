import { describe, expect, it } from 'vitest'
import { withSmallCapitals } from './small-capitals.ts'
import { recognisedLine } from './testing/recognised-lines.ts'

const read = (text: string): string[] => {
  const { words } = withSmallCapitals(recognisedLine(text))
  return [
    words.map((word) => word.text).join(' '),
    words.map(({ symbols }) => symbols.map((symbol) => symbol.text).join('')).join(' '),
  ]
}

describe('small capitals that were taken for small letters', () => {
  it.each([
    ['THE GREAT FrOST', 'THE GREAT FROST'],
    ['A RiDE BY NIGHT', 'A RIDE BY NIGHT'],
    ['A GENTLEMAN CALLED tO see you', 'A GENTLEMAN CALLED TO see you'],
    ['MR. AND MRs. S. F. UKRIDGE', 'MR. AND MRs. S. F. UKRIDGE'],
    ['MR. AND MRs. UKRIDGE', 'MR. AND MRS. UKRIDGE'],
  ])('%s', (text, printed) => {
    expect(read(text)).toEqual([printed, printed])
  })

  it.each([
    'Mr. McDonald had said so',
    'OLD McDonald HAD A FARM',
    'an iPad in the BBC',
    'the MPs of London',
    'three MPs AND a lord',
    'he had a PhD',
  ])('stay: %s', (text) => {
    expect(read(text)).toEqual([text, text])
  })
})
