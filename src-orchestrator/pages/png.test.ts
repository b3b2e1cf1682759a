import { expect, it } from 'vitest'
import { embeddedLanguage, readLanguage } from '../ocr/language-data.ts'
import { inColours } from '../ocr/grey-picture.ts'
import { openTextReader } from '../ocr/tesseract.ts'
import { pngOf } from './png.ts'

it('a PNG is read again as the picture that it was made of', async () => {
  const grey = { width: 5, height: 3, pixels: Uint8Array.from({ length: 15 }, (_, at) => (at * 83) % 256) }
  const reader = await openTextReader(new Map([[embeddedLanguage, await readLanguage(embeddedLanguage)]]))
  const read = reader.decode(await pngOf(inColours(grey)))
  expect(read).toMatchObject({ width: 5, height: 3 })
  // Colours are weighed by shares that make no whole.
  for (const [at, value] of grey.pixels.entries())
    expect(Math.abs((read?.pixels[at] ?? Number.NaN) - value)).toBeLessThanOrEqual(1)
})
