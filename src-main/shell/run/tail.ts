/** Keeps the last `limit` characters of what passes by. */
export function tailKeeper(limit: number): { add: (text: string) => void; text: () => string } {
  let kept = ''
  return {
    add: (text) => {
      kept = (kept + text.slice(-limit)).slice(-limit)
    },
    text: () => kept,
  }
}
