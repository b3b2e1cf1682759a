import { joinSamples } from '../../join-samples.ts'

/** What can befall the sound of a sentence, done on purpose. Lengths in seconds. */
export const damage = {
  cutTo: (samples: Int16Array, share: number) => samples.slice(0, Math.round(samples.length * share)),
  doubledEnding: (samples: Int16Array, sampleRateHz: number, sec: number, breathSec = 0.1) => {
    const tail = samples.subarray(Math.max(0, samples.length - Math.round(sec * sampleRateHz)))
    return joinSamples([samples, new Int16Array(Math.round(breathSec * sampleRateHz)), tail])
  },
  clipped: (samples: Int16Array, gain: number) =>
    samples.map((sample) => Math.max(-32_768, Math.min(32_767, sample * gain))),
  shifted: (samples: Int16Array, by: number) => samples.map((sample) => sample + by),
  silenced: (samples: Int16Array, from: number, to: number) =>
    samples.slice().fill(0, Math.round(samples.length * from), Math.round(samples.length * to)),
  heldUp: (samples: Int16Array, sampleRateHz: number, at: number, sec: number) => {
    const place = Math.round(samples.length * at)
    const pause = new Int16Array(Math.round(sec * sampleRateHz))
    return joinSamples([samples.subarray(0, place), pause, samples.subarray(place)])
  },
  quieter: (samples: Int16Array, times: number) => samples.map((sample) => Math.round(sample / times)),
}
