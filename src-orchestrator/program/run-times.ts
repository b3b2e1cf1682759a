/** When a phase was run; null: it has not ended. */
export type Times = { start: Date; end: Date | null }

export function secondsBetween(start: Date, end: Date): number {
  return Math.max(0, (end.getTime() - start.getTime()) / 1000)
}

export function storedTimes(finishedAt: string, seconds: number): Times {
  const end = new Date(finishedAt)
  return { start: new Date(end.getTime() - seconds * 1000), end }
}
