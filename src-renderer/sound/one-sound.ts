/** What is heard at present: a window has one voice. */
let current: HTMLMediaElement | null = null

/** Whatever else is heard stops for this one. */
export function takeTheFloor(element: HTMLMediaElement): void {
  if (current !== element) current?.pause()
  current = element
}
