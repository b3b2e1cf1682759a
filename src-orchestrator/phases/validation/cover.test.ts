import { spawnSync } from 'node:child_process'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { ffmpegPath } from '../enhancement/testing/ffmpeg-path.ts'
import { writePicture } from './cover.ts'

let folder = ''
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'bookspool-cover-'))
})
afterEach(async () => rm(folder, { recursive: true, force: true }))

const { signal } = new AbortController()

/** The left half lets the paper through where the kind can, else it is white; the right half is red. */
const halves: [string, string][] = [
  ['a PNG that lets the paper through', 'iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAAAMElEQVR42u3OsQ0AAAjDsML/P8MRDCzOHsmVY5PM5e88BwAAAAAAAAAAAAAAAAAAsLFUAj5TAWWSAAAAAElFTkSuQmCC'],
  ['such a WebP', 'UklGRiQAAABXRUJQVlA4TBgAAAAvH8AHEA8Q8x/zHwyxYDJ/6Qj6I/of1Bs='],
  ['such a GIF', 'R0lGODlhCAAIAIEAAAAAAP8AAAAAAAAAACH5BAEAAAAALAAAAAAIAAgAAAgbAAEIBBCgYICBBA0iNHhwIMOFCh1GFPhQYsGAADs='],
  ['a BMP', 'Qk1+AAAAAAAAAD4AAAAoAAAACAAAAAgAAAABAAgAAAAAAEAAAADEDgAAxA4AAAIAAAACAAAA////AAAA/wAAAAAAAQEBAQAAAAABAQEBAAAAAAEBAQEAAAAAAQEBAQAAAAABAQEBAAAAAAEBAQEAAAAAAQEBAQAAAAABAQEB'],
  ['a TIFF', 'SUkqAN4AAACAP+BQOCQWDQeEQmCAAAP+GQ6Gw+JRGKRCLROLxWHwqOR2PQKMSGNSOMyWRR+USmFySTy2WS+VTGPy6TTCaRiZTmEzebT2azqgQaeT+hyeg0eiT6iySkUGl0moTimzqn1WYVOqUqtVGG1ic1auVCvTKwWWK2OY2aw0a0Sm1Wq226t2+z3GZ3O8T+7Xe13m2XuOXS+xbAR3BWDC4G/YvCYmd4y4Y6EYe85LJ5DGZaD5TB5qhZjBxvPSvQ6DR6TOUPTwPU1vVyDQYjX62w6/S7epavaTyAgACgAAAQMAAQAAACAAAAABAQMAAQAAACAAAAACAQMAAwAAAFwBAAADAQMAAQAAAAUAAAAGAQMAAQAAAAIAAAARAQQAAQAAAAgAAAAVAQMAAQAAAAMAAAAWAQMAAQAAACAAAAAXAQQAAQAAANUAAAAcAQMAAQAAAAEAAAAAAAAACAAIAAgA'],
  ['a JPEG for a printing press', '/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwANCQoLCggNCwoLDg4NDxMgFRMSEhMnHB4XIC4pMTAuKS0sMzpKPjM2RjcsLUBXQUZMTlJTUjI+WmFaUGBKUVJP/8AAFAgAIAAgBEMRAE0RAFkRAEsRAP/EABYAAQEBAAAAAAAAAAAAAAAAAAAIB//EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAOBEMATQBZAEsAAD8A05pzTmnAAmJMQACnVOgAJiTEAAp1ToACYkxAAKdU6AAmJMQAP//Z'],
] // prettier-ignore

it.each(halves)('%s becomes a JPEG on white paper', async (_what, base64) => {
  const path = join(folder, 'cover.jpg')
  const ffmpeg = await ffmpegPath()
  expect(await writePicture(Buffer.from(base64, 'base64'), path, ffmpeg, signal)).toBe(true)
  const { stdout } = spawnSync(ffmpeg, ['-v', 'error', '-f', 'jpeg_pipe', '-i', path, '-vf', 'format=rgb24,scale=2:1:flags=area', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-']) // prettier-ignore
  expect(stdout.length).toBe(6)
  const [left, right] = [[...stdout.subarray(0, 3)], [...stdout.subarray(3)]]
  expect(Math.min(...left)).toBeGreaterThan(215)
  expect(right[0]).toBeGreaterThan(215)
  expect(Math.max(...right.slice(1))).toBeLessThan(40)
})

it('what is no picture is left alone', async () => {
  const ffmpeg = await ffmpegPath()
  expect(await writePicture(Buffer.from('<svg/>'), join(folder, 'cover.jpg'), ffmpeg, signal)).toBe(false)
  expect(await readdir(folder)).toEqual([])
})
