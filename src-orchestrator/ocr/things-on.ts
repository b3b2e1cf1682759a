import type { GreyPicture } from './grey-picture.ts'
import { inkOf } from './ink.ts'
import type { Box } from './second-look.ts'

/** The boxes of what hangs together on a small copy of the page, in the page's pixels. */
export function thingsOn(picture: GreyPicture, isWanted: (box: Box) => boolean): Box[] {
  const { width, height, isInk, factor } = inkOf(picture)
  const things: Box[] = []
  const seen = isInk.map((each) => 1 - each)
  for (let start = 0; start < seen.length; start++) {
    if (seen[start] !== 0) continue
    seen[start] = 1
    const waiting = [start]
    const box = { x0: width, y0: height, x1: 0, y1: 0 }
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      const x = at % width
      const y = (at - x) / width
      box.x0 = Math.min(box.x0, x)
      box.x1 = Math.max(box.x1, x + 1)
      box.y0 = Math.min(box.y0, y)
      box.y1 = Math.max(box.y1, y + 1)
      for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++)
        for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
          const next = row * width + column
          if (seen[next] !== 0) continue
          seen[next] = 1
          waiting.push(next)
        }
    }
    const { x0, y0, x1, y1 } = box
    const large = { x0: x0 * factor, y0: y0 * factor, x1: x1 * factor, y1: y1 * factor }
    if (isWanted(large)) things.push(large)
  }
  return things
}
