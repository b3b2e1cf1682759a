import { describe, expect, it } from 'vitest'
import type { GreyPicture } from './grey-picture.ts'
import { withSquarePixels, type Resolution } from './square-pixels.ts'

const plain = (width: number, height: number): GreyPicture => ({
  width,
  height,
  pixels: new Uint8Array(width * height).fill(200),
})

describe('a picture whose pixels are not square', () => {
  it.each<[what: string, of: [number, number], Resolution, becomes: [number, number]]>([
    ['a coarse fax', [17, 11], { across: 204, down: 98 }, [17, 23]],
    ['a fax of the finest kind', [17, 43], { across: 204, down: 391 }, [33, 43]],
    ['a strip of which a page remains', [20, 10], { across: 100, down: 50 }, [20, 20]],
  ])('is made as it looks on paper: %s', (_what, [width, height], resolution, [wide, high]) => {
    expect(withSquarePixels(plain(width, height), resolution)).toEqual(plain(wide, high))
  })

  it.each<[what: string, of: [number, number], Resolution]>([
    ['pixels that are nearly square', [17, 22], { across: 204, down: 196 }],
    ['no resolution', [17, 11], { across: 0, down: 0 }],
    ['half of one', [17, 11], { across: 204, down: 0 }],
    ['an absurd one', [17, 22], { across: 1, down: 1000 }],
    ['one by which no page has this shape', [17, 24], { across: 300, down: 150 }],
  ])('stays where it has %s', (_what, [width, height], resolution) => {
    const picture = plain(width, height)
    expect(withSquarePixels(picture, resolution)).toBe(picture)
  })
})
