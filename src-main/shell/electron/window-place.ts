export type Rectangle = { x: number; y: number; width: number; height: number }

export const defaultSize = { width: 1120, height: 760 }
export const minimumSize = { width: 720, height: 520 }

/** So much of a window's top must be on a display that it can be caught and dragged. */
const reachableWidth = 160
const reachableHeight = 40

/** Where the window opens: where it was, if that can still be reached on one of the displays (a screen may have been unplugged), else in the middle. */
export function windowPlace(
  remembered: Rectangle | null,
  workAreas: readonly Rectangle[],
): { width: number; height: number } | Rectangle {
  if (remembered === null) return defaultSize
  const size = {
    width: Math.max(remembered.width, minimumSize.width),
    height: Math.max(remembered.height, minimumSize.height),
  }
  const reachable = workAreas.some((area) => {
    const visible = Math.min(remembered.x + size.width, area.x + area.width) - Math.max(remembered.x, area.x)
    const top = remembered.y - area.y
    return visible >= reachableWidth && top >= 0 && top <= area.height - reachableHeight
  })
  return reachable ? { x: remembered.x, y: remembered.y, ...size } : size
}
