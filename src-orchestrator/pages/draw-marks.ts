import { markColours, type PageMark, type PageView } from '../../src-contract/page-view.ts'
import type { Picture } from '../pdf/render-page.ts'

const fillShare = 0.16
/** Of what is left out: so much more colour, that it stands out. */
const leftOutShare = 0.34
const edgePx = 2

function blend(
  { width, height, rgba }: Picture,
  x: number,
  y: number,
  colour: readonly number[],
  share: number,
): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return
  const at = (y * width + x) * 4
  for (const [channel, value] of colour.entries())
    rgba[at + channel] = Math.round((rgba[at + channel] ?? 0) * (1 - share) + value * share)
}

/** Draws marks over the picture of their page, in place: each kind in its colour, what is left out darker. */
export function drawMarks(
  picture: Picture,
  { width, height, marks }: Pick<PageView, 'width' | 'height' | 'marks'>,
): void {
  const [scaleX, scaleY] = [picture.width / width, picture.height / height]
  for (const mark of marks) drawMark(picture, mark, scaleX, scaleY)
}

function drawMark(picture: Picture, mark: PageMark, scaleX: number, scaleY: number): void {
  const [left, right] = [Math.floor(mark.left * scaleX) - edgePx, Math.ceil(mark.right * scaleX) + edgePx]
  const [top, bottom] = [Math.floor(mark.top * scaleY) - edgePx, Math.ceil(mark.bottom * scaleY) + edgePx]
  const colour = markColours[mark.kind]
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) {
      const isEdge = y >= bottom - edgePx || y < top + edgePx || x < left + edgePx || x >= right - edgePx
      blend(picture, x, y, colour, isEdge ? 1 : mark.isRead ? fillShare : leftOutShare)
    }
}
