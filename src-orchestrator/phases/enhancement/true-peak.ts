const phases = 8
const halfTaps = 12
/** Between two samples below this share of the highest peak so far no higher one is looked for: a voice overshoots its samples by far less than 2 dB. */
const nearPeak = 0.8

/** Windowed-sinc interpolators for the eighths between two samples. */
const kernels = Array.from({ length: phases - 1 }, (_, phase) => {
  const offset = (phase + 1) / phases
  return Float64Array.from({ length: halfTaps * 2 }, (_unused, tap) => {
    const t = tap - (halfTaps - 1) - offset
    const window = 0.5 + 0.5 * Math.cos((Math.PI * t) / (halfTaps + 0.5))
    return (Math.sin(Math.PI * t) / (Math.PI * t)) * window
  })
})

export type PeakMeter = {
  add: (samples: Int16Array) => void
  /** dB relative to full scale, of the reconstructed waveform (ITU-R BS.1770-4, annex 2, with eightfold oversampling). */
  truePeakDb: () => number
}

/** Oversamples only near the highest samples, so that it costs little more than looking for the highest one. */
export function peakMeter(): PeakMeter {
  let tail = new Int16Array(halfTaps * 2)
  let memory = new Int16Array(0)
  let peak = 0
  const scan = (samples: Int16Array, peakBefore: number): number => {
    let peak = peakBefore
    for (let at = halfTaps - 1; at + halfTaps < samples.length; at++) {
      const here = Math.abs(samples[at] ?? 0)
      if (here > peak) peak = here
      if (here <= nearPeak * peak && Math.abs(samples[at + 1] ?? 0) <= nearPeak * peak) continue
      for (const kernel of kernels) {
        let sum = 0
        for (let tap = 0; tap < kernel.length; tap++)
          sum += (kernel[tap] ?? 0) * (samples[at - halfTaps + 1 + tap] ?? 0)
        if (Math.abs(sum) > peak) peak = Math.abs(sum)
      }
    }
    return peak
  }
  const add = (samples: Int16Array): void => {
    const length = tail.length + samples.length
    if (length > memory.length) memory = new Int16Array(length)
    const joined = memory.subarray(0, length)
    joined.set(tail)
    joined.set(samples, tail.length)
    peak = scan(joined, peak)
    tail = joined.slice(Math.max(0, joined.length - (halfTaps * 2 - 1)))
  }
  return {
    add,
    truePeakDb: () => {
      add(new Int16Array(halfTaps * 2))
      return peak === 0 ? Number.NEGATIVE_INFINITY : 20 * Math.log10(peak / 32_768)
    },
  }
}
