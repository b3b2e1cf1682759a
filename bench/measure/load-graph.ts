import { writeFileSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { findChromium } from '../../scripts/find-chromium.mjs'
import type { Moment } from './load-record.ts'

export type Told = { sec: number; cores: number; words: string }

export type Graph = {
  title: string
  cores: number
  /** In cores. */
  threshold: number
  moments: readonly Moment[]
  told: readonly Told[]
  hogs: readonly { from: number; to: number }[]
}

const size = { width: 1400, height: 560, left: 60, right: 40, top: 70, bottom: 50 }
const colours = {
  system: '#4477aa',
  own: '#228833',
  told: '#ee7733',
  threshold: '#cc3311',
  workers: '#aa3377',
}

type Scale = { x: (sec: number) => number; y: (cores: number) => number }

function path(points: readonly (readonly [number, number])[], colour: string, more = ''): string {
  const line = points.map(([x, y]) => `${x.toFixed(1)},${y.toFixed(1)}`).join(' ')
  return `<polyline points="${line}" fill="none" stroke="${colour}" stroke-width="1.6" ${more}/>`
}

/** A value that holds until the next one. */
function steps(
  points: readonly { sec: number; value: number }[],
  until: number,
  { x, y }: Scale,
): [number, number][] {
  return points.flatMap(({ sec, value }, index): [number, number][] => [
    [x(sec), y(value)],
    [x(points[index + 1]?.sec ?? until), y(value)],
  ])
}

function axes(graph: Graph, seconds: number, { x, y }: Scale): string {
  const percents = [0, 25, 50, 75, 100].map((percent) => {
    const at = y((graph.cores * percent) / 100)
    return `<line x1="${size.left}" x2="${size.width - size.right}" y1="${at}" y2="${at}" stroke="#ddd"/>
      <text x="${size.left - 8}" y="${at + 4}" text-anchor="end">${percent} %</text>`
  })
  const ticks = Array.from({ length: Math.floor(seconds / 30) + 1 }, (_, index) => index * 30)
  const times = ticks.map(
    (sec) => `<text x="${x(sec)}" y="${size.height - 28}" text-anchor="middle">${sec} s</text>`,
  )
  return [...percents, ...times].join('\n')
}

function legend(entries: readonly (readonly [string, string])[]): string {
  return entries
    .map(([name, colour], index) => {
      const x = size.left + index * 250
      return `<rect x="${x}" y="42" width="18" height="4" fill="${colour}"/><text x="${x + 26}" y="49">${name}</text>`
    })
    .join('\n')
}

function drawn(graph: Graph): string {
  const { moments, told, hogs, threshold, cores } = graph
  const seconds = moments.at(-1)?.sec ?? 1
  const most = Math.max(cores, ...moments.map(({ workers }) => workers))
  const scale: Scale = {
    x: (sec) => size.left + (sec / seconds) * (size.width - size.left - size.right),
    y: (value) => size.height - size.bottom - (value / most) * (size.height - size.top - size.bottom),
  }
  const { x, y } = scale
  const shades = hogs.map(
    ({ from, to }) =>
      `<rect x="${x(from)}" y="${size.top}" width="${x(to) - x(from)}" height="${size.height - size.top - size.bottom}" fill="#eee"/><text x="${x(from) + 6}" y="${size.height - size.bottom - 8}" fill="#777">another program</text>`,
  )
  const value = (sec: number, amount: number): { sec: number; value: number } => ({ sec, value: amount })
  const lines = [
    path(moments.map(({ sec, system }) => [x(sec), y(system)]), colours.system),
    path(moments.map(({ sec, own }) => [x(sec), y(own)]), colours.own),
    path(steps(told.map(({ sec, cores: total }) => value(sec, total)), seconds, scale), colours.told, 'stroke-dasharray="6 3"'),
    path(steps(moments.map(({ sec, workers }) => value(sec, workers)), seconds, scale), colours.workers, 'opacity="0.6"'),
    path([[x(0), y(threshold)], [x(seconds), y(threshold)]], colours.threshold, 'stroke-dasharray="2 4"'),
  ] // prettier-ignore
  const names = [
    ['system load', colours.system],
    ['Bookspool’s load', colours.own],
    ['cores told to its runs', colours.told],
    ['threshold', colours.threshold],
    [`speech workers (${cores} = 100 %)`, colours.workers],
  ] as const
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size.width}" height="${size.height}" font-family="sans-serif" font-size="13">
    <rect width="100%" height="100%" fill="white"/>
    <text x="${size.left}" y="26" font-size="17">${graph.title}</text>
    ${legend(names)}${shades.join('\n')}${axes(graph, seconds, scale)}${lines.join('\n')}</svg>`
}

/** Draws the load over time into a PNG. */
export async function drawLoad(graph: Graph, png: string): Promise<void> {
  const { path: executablePath } = await findChromium()
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] })
  try {
    const page = await browser.newPage({ viewport: { width: size.width, height: size.height } })
    await page.setContent(`<body style="margin:0">${drawn(graph)}</body>`)
    writeFileSync(png, await page.screenshot())
  } finally {
    await browser.close()
  }
}
