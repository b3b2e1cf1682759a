/**
 * Bytes on disk for a second of audio while a book is made: chunks as 16-bit mono WAV at 22,050 Hz (the rate of eSpeak NG's and of most natural voices),
 * the same samples once more while a chapter is mastered, and the MP3 at 64 kbit/s.
 */
const workBytesPerSec = 2 * 22_050 * 2 + 8_000

/** Bytes that a book of this length still needs. `fraction`: how much of it stands already, 0 to 1. */
export function diskNeeded(audioSec: number | null, fraction: number): number | null {
  return audioSec === null ? null : Math.round(audioSec * (1 - fraction) * workBytesPerSec)
}
