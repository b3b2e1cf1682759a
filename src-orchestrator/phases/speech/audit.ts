/** -54 dBFS, as where silence is cut from a sentence's ends. */
const silenceBelow = 64
/** Seconds at normal speed. The slowest real speech is digits and foreign letters spelled out: up to a second a character. */
const longestSec = { base: 4, perChar: 1.5 }
/** eSpeak NG's fastest is 0.05 s a letter; a tenth of that is no speech. Not asked of a few letters: "km" is short either way. */
const shortestSecPerLetter = 0.008
const fewLetters = 20
/** Speech touches full scale with a sample now and then; noise and overflowing sums stay there. */
const fullScale = 32_766
const mostAtFullScale = 0.1

/** What came in place of speech of something that can be said: "only silence"; null where it may be speech. Samples that were no numbers have become zeros: silence. */
export function auditSpeech(
  samples: Int16Array,
  sampleRateHz: number,
  said: string,
  speed: number,
): string | null {
  if (samples.length === 0) return 'no sound'
  let least = 0
  let most = 0
  let atFullScale = 0
  for (const sample of samples) {
    if (sample < least) least = sample
    if (sample > most) most = sample
    if (sample >= fullScale || sample <= -fullScale) atFullScale++
  }
  if (most - least < silenceBelow) return 'only silence'
  if (atFullScale > samples.length * mostAtFullScale) return 'distorted sound'
  const sec = (samples.length / sampleRateHz) * speed
  if (sec > longestSec.base + longestSec.perChar * said.length) return `${Math.round(sec)} seconds of sound`
  const letters = said.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (letters >= fewLetters && sec < letters * shortestSecPerLetter)
    return `only ${sec.toFixed(2)} seconds of sound`
  return null
}
