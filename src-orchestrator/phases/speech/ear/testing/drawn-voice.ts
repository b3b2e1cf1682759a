import { joinSamples } from '../../join-samples.ts'

export const drawnRateHz = 16_000

/** Seconds of a drawn syllable for each letter, and of the silence after a word. */
const secPerLetter = 0.06
const betweenWordsSec = 0.03

/**
 * A voice that is drawn: each word a tone that swells and dies away, with a pitch and a colour of its own, from its letters. The same words sound the
 * same.
 */
export function drawnSpeech(said: string, peak = 6000): Int16Array {
  const words = said.match(/[\p{L}\p{N}]+/gu) ?? []
  const parts = words.map((word) => {
    const length = Math.round(word.length * secPerLetter * drawnRateHz)
    const seed = Buffer.from(word).reduce((sum, byte) => (sum * 31 + byte) % 9973, 7)
    const [hz, colour, strength] = [110 + (seed % 90), 2 + (seed % 29), (seed % 7) / 9]
    const samples = new Int16Array(length + Math.round(betweenWordsSec * drawnRateHz))
    for (let at = 0; at < length; at++) {
      const angle = (2 * Math.PI * hz * at) / drawnRateHz
      const swell = Math.sin(Math.PI * (at / length) ** (0.6 + strength)) ** 0.7
      samples[at] = Math.round(
        peak * swell * ((1 - strength) * Math.sin(angle) + strength * Math.sin(colour * angle)),
      )
    }
    return samples
  })
  return joinSamples(parts)
}
