import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPdf } from './open-pdf.ts'
import { makePdf } from './testing/pdf-writer.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-scan-size-'))
})
afterAll(async () => rm(folder, { recursive: true, force: true }))

describe('the picture that is a page', () => {
  it.each<[what: string, picture: [number, number], rotate: 0 | 90, px: number]>([
    ['its own resolution', [80, 120], 0, 120],
    ['its own resolution, turned', [80, 120], 90, 120],
    ['more pixels down than across', [40, 120], 0, 120],
    ['more pixels across than down, as a fax has', [80, 58], 0, 120],
    ['more pixels across than down, turned', [80, 58], 90, 120],
  ])('is drawn in all of its pixels: %s', async (what, [width, height], rotate, px) => {
    const scan = { width, height, pixels: new Uint8Array(width * height).fill(200) }
    const path = join(folder, `${what}.pdf`)
    await writeFile(path, makePdf([{ texts: [], rotate, scan }], { width: 400, height: 600 }))
    const opened = await openPdf(path, null)
    if (!opened.ok) throw new Error(opened.failure.code)
    const size = opened.value.scanSize(0)
    opened.value.close()
    expect(size?.covered).toBeCloseTo(1)
    expect(size?.nativePx).toBeCloseTo(px, 3)
  })
})
