import { spawn } from 'node:child_process'
import { rm } from 'node:fs/promises'
import { commitFile, temporaryBeside } from '../../../src-node/atomic-file.ts'
import { pathForProgram } from '../../../src-node/long-paths.ts'
import type { PdfDocument } from '../../pdf/open-pdf.ts'
import type { Picture } from '../../pdf/render-page.ts'

/** Pixels: what players show at full width, and about 100 kB. */
const longerSidePx = 800
/** Of an ebook's own cover, which was made to be looked at: Apple's and Amazon's ask for as much. */
const longestPictureSidePx = 1600
/** Blank leaves before the first page with something on it. */
const maxBlankPages = 6
const lastErrorChars = 500

/** The first page that is not blank, drawn; null where none of the first ones is. */
export function drawCover(document: PdfDocument): Picture | null {
  for (let index = 0; index < Math.min(maxBlankPages, document.pageCount); index++) {
    const glance = document.glance(index)
    if (glance === null || (glance.text.trim() === '' && !glance.pictures)) continue
    return document.picture(index, longerSidePx)
  }
  return null
}

const jpegStart = 'ffd8ff'
/** By their first bytes, as hex, what ffmpeg reads them with. It is told: what it guesses may be a list of other files and addresses to open. */
const demuxers: readonly (readonly [RegExp, string])[] = [
  [new RegExp(`^${jpegStart}`, 'u'), 'jpeg_pipe'],
  [/^89504e47/u, 'png_pipe'],
  [/^47494638/u, 'gif'],
  [/^52494646.{8}57454250/u, 'webp_pipe'],
  [/^424d/u, 'bmp_pipe'],
  [/^(?:49492a00|4d4d002a)/u, 'tiff_pipe'],
]

/** What lets the paper through lies on white: without that, what is below it shows, which most often is black. */
const onWhite =
  'format=rgba,split[picture][other];[other]lutrgb=r=255:g=255:b=255:a=255[paper];[paper][picture]overlay=format=rgb'

async function encodeJpeg(
  input: { args: string[]; bytes: Uint8Array },
  path: string,
  ffmpeg: string,
  signal: AbortSignal,
): Promise<void> {
  const temporary = temporaryBeside(path)
  const args = [
    '-hide_banner', '-loglevel', 'error', '-nostdin', '-y', ...input.args,
    '-frames:v', '1', '-q:v', '3', '-pix_fmt', 'yuvj420p', '-f', 'mjpeg', pathForProgram(temporary),
  ] // prettier-ignore
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(ffmpeg, args, { stdio: ['pipe', 'ignore', 'pipe'], windowsHide: true, signal })
      let words = ''
      child.stderr.setEncoding('utf8').on('data', (text: string) => {
        words = (words + text).slice(-lastErrorChars)
      })
      // ffmpeg closes the pipe when it has seen enough or fails; its exit status says which.
      child.stdin.on('error', (error) => {
        words ||= error.message
      })
      child.on('error', reject)
      child.on('close', (code) => {
        if (code === 0) resolve()
        else reject(new Error(`ffmpeg ended with ${code ?? 'a signal'}: ${words.trim()}`))
      })
      child.stdin.end(input.bytes)
    })
    await commitFile(temporary, path)
  } catch (error) {
    await rm(temporary, { force: true })
    throw error
  }
}

/** Encodes a drawn picture as JPEG through ffmpeg's stdin and puts it, whole, at `path`. Rejects with ffmpeg's last words. */
export async function writeJpeg(
  picture: Picture,
  path: string,
  ffmpeg: string,
  signal: AbortSignal,
): Promise<void> {
  const size = `${picture.width}x${picture.height}`
  const args = ['-f', 'rawvideo', '-pix_fmt', 'rgba', '-s', size, '-i', 'pipe:0']
  await encodeJpeg({ args, bytes: picture.rgba }, path, ffmpeg, signal)
}

/** The same of a picture as an ebook or a scanner made it, on white paper and made smaller where it is larger than players show. False: it is of no kind that is known. */
export async function writePicture(
  bytes: Uint8Array,
  path: string,
  ffmpeg: string,
  signal: AbortSignal,
): Promise<boolean> {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('hex')
  const demuxer = demuxers.find(([pattern]) => pattern.test(start))?.[1]
  if (demuxer === undefined) return false
  const fit = `scale='min(${longestPictureSidePx},iw)':'min(${longestPictureSidePx},ih)':force_original_aspect_ratio=decrease`
  // ffmpeg before 4.4 does not find the end of a WebP by itself.
  const whole = demuxer.endsWith('_pipe') ? ['-frame_size', String(bytes.length)] : []
  const args = ['-f', demuxer, ...whole, '-i', 'pipe:0', '-vf', `${fit},${onWhite}`]
  await encodeJpeg({ args, bytes }, path, ffmpeg, signal)
  return true
}
