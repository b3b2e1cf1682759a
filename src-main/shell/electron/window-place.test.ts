import { expect, it } from 'vitest'
import { defaultSize, windowPlace } from './window-place.ts'

const screen = { x: 0, y: 25, width: 1440, height: 875 }
const second = { x: 1440, y: 0, width: 1920, height: 1080 }

it.each([
  ['first start', null, [screen], defaultSize],
  [
    'where it was',
    { x: 100, y: 80, width: 900, height: 700 },
    [screen],
    { x: 100, y: 80, width: 900, height: 700 },
  ],
  [
    'on the second screen',
    { x: 1600, y: 10, width: 900, height: 700 },
    [screen, second],
    { x: 1600, y: 10, width: 900, height: 700 },
  ],
  [
    'second screen unplugged',
    { x: 1600, y: 10, width: 900, height: 700 },
    [screen],
    { width: 900, height: 700 },
  ],
  [
    'title bar above the screen',
    { x: 100, y: -40, width: 900, height: 700 },
    [screen],
    { width: 900, height: 700 },
  ],
  ['below the screen', { x: 100, y: 890, width: 900, height: 700 }, [screen], { width: 900, height: 700 }],
  [
    'half outside on the left',
    { x: -400, y: 100, width: 900, height: 700 },
    [screen],
    { x: -400, y: 100, width: 900, height: 700 },
  ],
  [
    'smaller than it may be',
    { x: 100, y: 100, width: 10, height: 10 },
    [screen],
    { x: 100, y: 100, width: 720, height: 520 },
  ],
])('%s', (_name, remembered, workAreas, expected) => {
  expect(windowPlace(remembered, workAreas)).toEqual(expected)
})
