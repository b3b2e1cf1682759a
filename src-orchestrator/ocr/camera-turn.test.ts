import { describe, expect, it } from 'vitest'
import { cameraTurn } from './camera-turn.ts'
import { readLanguage } from './language-data.ts'
import { openTextReader } from './tesseract.ts'

/** Eight pixels wide, sixteen high: black above, white below. */
const jpeg = Buffer.from(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpRUk//wAALCAAQAAgBAREA/8QAFQABAQAAAAAAAAAAAAAAAAAABwj/xAAUEAEAAAAAAAAAAAAAAAAAAAAA/9oACAEBAAA/ADBTr//Z',
  'base64',
)

/** The same with how the camera was held. */
function held(orientation: number, little: boolean): Buffer {
  const tiff = Buffer.alloc(26)
  tiff.write(little ? 'II' : 'MM', 0, 'latin1')
  const short = (value: number, at: number) =>
    little ? tiff.writeUInt16LE(value, at) : tiff.writeUInt16BE(value, at)
  const long = (value: number, at: number) =>
    little ? tiff.writeUInt32LE(value, at) : tiff.writeUInt32BE(value, at)
  short(42, 2)
  long(8, 4)
  short(1, 8)
  short(0x0112, 10)
  short(3, 12)
  long(1, 14)
  short(orientation, 18)
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, 34]), Buffer.from('Exif\0\0', 'latin1'), tiff])
  return Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)])
}

describe('how a camera was held', () => {
  it.each([
    [1, 0],
    [3, 2],
    [6, 1],
    [8, 3],
    [5, 0],
    [77, 0],
  ])('orientation %d is %d right angles', (orientation, turn) => {
    expect(cameraTurn(held(orientation, true))).toBe(turn)
    expect(cameraTurn(held(orientation, false))).toBe(turn)
  })

  it('is not said by a file without it, one that is cut short, or one that is no JPEG', () => {
    expect(cameraTurn(jpeg)).toBe(0)
    for (let length = 0; length < 40; length++)
      expect(cameraTurn(held(6, true).subarray(0, length))).toBeLessThan(2)
    expect(cameraTurn(Buffer.from('no picture at all'))).toBe(0)
  })

  it('turns the picture', async () => {
    const reader = await openTextReader(new Map([['eng', await readLanguage('eng')]]))
    expect(reader.decode(held(1, true))).toMatchObject({ width: 8, height: 16 })
    const turned = reader.decode(held(6, true))
    expect(turned).toMatchObject({ width: 16, height: 8 })
    // What was above is at the right now.
    expect(turned?.pixels[0]).toBeGreaterThan(200)
    expect(turned?.pixels[15]).toBeLessThan(60)
  })
})
