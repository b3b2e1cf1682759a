type Sound = { pause: () => void }

/** What is heard at present: a window has one voice. */
let current: Sound | null = null

/** Whatever else is heard stops for this one. */
export function takeTheFloor(element: Sound): void {
  if (current !== element) current?.pause()
  current = element
}
