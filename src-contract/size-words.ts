const units = ['bytes', 'kB', 'MB', 'GB', 'TB', 'PB'] as const

/** Decimal units, as file managers and disk makers count: "812 bytes", "4.2 MB", "118 GB". */
export function sizeWords(bytes: number): string {
  let value = bytes
  let unit = 0
  // 999.5 would be shown as 1000 of the smaller unit.
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000
    unit += 1
  }
  if (unit === 0) return value === 1 ? '1 byte' : `${value} bytes`
  return `${value < 9.95 ? value.toFixed(1) : String(Math.round(value))} ${units[unit] ?? ''}`
}
