type Shape = { width: number; height: number; span: number; isArea: boolean }

/** An SVG path of values from 0 to 100; the newest stands at the right edge, `span` samples fill the width. */
export function sparkline(values: readonly number[], { width, height, span, isArea }: Shape): string {
  if (values.length === 0) return ''
  const step = width / (span - 1)
  const points = values.map((value, index) => {
    const x = width - (values.length - 1 - index) * step
    const y = height - (Math.min(100, Math.max(0, value)) / 100) * height
    return { x: round(x), y: round(y) }
  })
  const line = points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
  const first = points[0]
  return isArea && first !== undefined ? `${line}L${width} ${height}L${first.x} ${height}Z` : line
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
