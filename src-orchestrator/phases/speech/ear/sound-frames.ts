/** Every second sample is looked at: that halves the cost, and what a voice says lies below the quarter of its rate. */
const stride = 2
/** Mean magnitude below which 10 ms are silent: -58 dBFS. */
const silentBelow = 40
/** -18 dBFS: a voice's tops. Below it two equal samples are nothing special. */
const topAbove = 4096

export const framesPerSec = 100

/** A sentence in hundredths of a second, as mean magnitudes: of its samples, of the steps between them, and of the steps between the steps: how loud, how high, how hissing. */
export type SoundFrames = {
  /** Whole ones; what is left of the last is not looked at. */
  count: number
  level: Float32Array
  first: Float32Array
  second: Float32Array
  isSilent: (frame: number) => boolean
  /** Mean of all samples: what shifts them away from zero. */
  offset: number
  /** Share of the samples that lie as high as the one before, at a voice's tops: what was clipped has flat ones. */
  flatShare: number
}

/** One walk over the samples, in whole numbers: 2.5 ns a sample. */
export function soundFrames(samples: Int16Array, sampleRateHz: number): SoundFrames {
  const size = Math.max(stride, Math.round(sampleRateHz / framesPerSec))
  const count = Math.floor(samples.length / size)
  const [level, first, second] = [new Float32Array(count), new Float32Array(count), new Float32Array(count)]
  let before = 0
  let slope = 0
  let total = 0
  let flat = 0
  for (let frame = 0; frame < count; frame++) {
    const end = (frame + 1) * size
    let sum = 0
    let levels = 0
    let steps = 0
    let bends = 0
    for (let at = frame * size; at < end; at += stride) {
      const sample = samples[at] ?? 0
      const step = (sample - before) | 0
      const bend = (step - slope) | 0
      before = sample
      slope = step
      const magnitude = Math.abs(sample)
      sum = (sum + sample) | 0
      levels = (levels + magnitude) | 0
      steps = (steps + Math.abs(step)) | 0
      bends = (bends + Math.abs(bend)) | 0
      if (step === 0 && magnitude > topAbove) flat++
    }
    const looked = Math.ceil(size / stride)
    total += sum / looked
    level[frame] = levels / looked
    first[frame] = steps / looked
    second[frame] = bends / looked
  }
  const looked = Math.max(1, Math.ceil(samples.length / stride))
  return {
    count,
    level,
    first,
    second,
    isSilent: (frame) => (level[frame] ?? 0) < silentBelow,
    offset: count === 0 ? 0 : total / count,
    flatShare: flat / looked,
  }
}
