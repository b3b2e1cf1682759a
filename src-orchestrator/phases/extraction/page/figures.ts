import type { Box, Drawing } from '../../../pdf/page-drawings.ts'
import { startsCaption, startsTableCaption } from './captions.ts'
import type { Line, PageLines } from './line.ts'

/** A drawing with a caption, and what of the page's text is written into it or around it. */
export type Figure = {
  /** Where its letters stand. */
  boxes: readonly Box[]
  /** Points; of its caption's first line. */
  captionBaseline: number
}

/** Ems between the lines of one drawing. */
const togetherEms = 1.5
/** A drawing is as wide and high as this, in ems, and made of as many lines and areas; fewer are a rule or a ground. */
const narrowestEms = 3
const lowestEms = 1
const fewestParts = 3
/** Ems from a drawing to its caption: what is written along an axis stands between. */
const captionEms = 6
/** Ems up to which words stand beside a drawing, and above it. */
const besideEms = 4
const aboveEms = 0.8
/** Share of the page's width and height: what is larger is the page's own frame or ground. */
const pageShare = 0.85

const contains = (outer: Box, inner: Box): boolean =>
  inner.left >= outer.left - 1 &&
  inner.right <= outer.right + 1 &&
  inner.top >= outer.top - 1 &&
  inner.bottom <= outer.bottom + 1

const areNear = (a: Box, b: Box, reach: number): boolean =>
  a.left - reach < b.right && b.left - reach < a.right && a.top - reach < b.bottom && b.top - reach < a.bottom

const around = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
})

type Group = { box: Box; parts: number }

/** What is drawn close together, as one. */
function groupsOf(drawings: readonly Drawing[], reach: number): Group[] {
  let groups: Group[] = []
  for (const drawing of drawings) {
    let joined: Group = { box: drawing, parts: drawing.isWhole ? fewestParts : 1 }
    const others: Group[] = []
    for (const group of groups)
      if (areNear(group.box, joined.box, reach))
        joined = { box: around(group.box, joined.box), parts: group.parts + joined.parts }
      else others.push(group)
    groups = [...others, joined]
  }
  return groups
}

function isFigureCaption({ text }: Line): boolean {
  return startsCaption(text) && !startsTableCaption(text)
}

/** Whether a page's drawings have to be asked for. */
export function hasFigureCaption({ lines }: PageLines): boolean {
  return lines.some(isFigureCaption)
}

/** The drawings of a page that have captions below or above them, with the lines that are written into them. Pure. */
export function figuresOf(
  { lines, width, height }: PageLines,
  drawings: readonly Drawing[],
  em: number,
): Figure[] {
  const captions = lines.filter(isFigureCaption)
  const own = drawings.filter(
    (drawing) =>
      !captions.some((caption) => contains(drawing, caption)) &&
      (drawing.right - drawing.left < width * pageShare || drawing.bottom - drawing.top < height * pageShare),
  )
  const groups = groupsOf(own, togetherEms * em).filter(
    ({ box, parts }) =>
      parts >= fewestParts &&
      box.right - box.left > narrowestEms * em &&
      box.bottom - box.top > lowestEms * em,
  )
  const taken = new Set<Group>()
  return captions.flatMap((caption): Figure[] => {
    const beside = groups.filter(
      (group) => !taken.has(group) && group.box.left < caption.right && group.box.right > caption.left,
    )
    const above = beside.filter(
      ({ box }) => box.bottom < caption.bottom && caption.top - box.bottom < captionEms * em,
    )
    const below = beside.filter(
      ({ box }) => box.top > caption.top && box.top - caption.bottom < captionEms * em,
    )
    const found = above.length > 0 ? above : below
    if (found.length === 0) return []
    for (const group of found) taken.add(group)
    const boxes: Box[] = []
    for (const { box } of found) {
      const { left, top, right, bottom } = box
      const isAbove = above.length > 0
      const reach: Box = {
        left: left - besideEms * em,
        right: right + besideEms * em,
        top: top - aboveEms * em,
        bottom: isAbove ? caption.top : bottom + aboveEms * em,
      }
      boxes.push({ left, top, right, bottom: isAbove ? Math.min(bottom, caption.top) : bottom })
      for (const line of lines) if (line !== caption && contains(reach, line)) boxes.push(line)
    }
    return [{ boxes, captionBaseline: caption.baseline }]
  })
}

/** Whether the middle of a letter lies within a figure's words. */
export function isIn(
  { boxes }: Figure,
  { left, top, right, bottom }: { left: number; top: number; right: number; bottom: number },
): boolean {
  const x = (left + right) / 2
  const y = (top + bottom) / 2
  return boxes.some((box) => x >= box.left && x <= box.right && y >= box.top && y <= box.bottom)
}
