import { describe, expect, test } from 'vitest'
import { onnxRuntime, openSession } from '../hibari/onnx-runtime.ts'
import { metadataBytes, metadataOf } from '../onnx-file.ts'
import { withSteadyNoise } from './steady-noise.ts'
import { noiseModel, smallVoice } from './testing/small-model.ts'

const shape = [100, 1000]

async function drawn(model: Uint8Array): Promise<Float32Array> {
  const runtime = await onnxRuntime()
  const session = await openSession(runtime, model)
  const x = new runtime.Tensor('float32', new Float32Array(100_000), shape)
  const { y } = await session.run({ x })
  expect(y?.dims).toEqual(shape)
  const data = y?.data
  if (!(data instanceof Float32Array)) throw new TypeError('the noise is made of other numbers')
  return data
}

function moments(values: Float32Array): { mean: number; deviation: number; neighbours: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  let [squares, products] = [0, 0]
  values.forEach((value, index) => {
    squares += (value - mean) ** 2
    products += (value - mean) * ((values[index + 1] ?? mean) - mean)
  })
  return { mean, deviation: Math.sqrt(squares / values.length), neighbours: products / squares }
}

describe('noise in a network', () => {
  test.each([
    ['RandomNormalLike', 0, 1, 6],
    ['RandomUniformLike', 0.5, Math.sqrt(1 / 12), 1],
  ] as const)('%s gives the same numbers every time, spread as they should be', async (operator, mean, deviation, most) => {
    const { parts, replaced } = withSteadyNoise(noiseModel(operator))
    expect(replaced).toBe(1)
    const model = Buffer.concat(parts)
    const first = await drawn(model)
    expect(await drawn(model)).toEqual(first)
    const found = moments(first)
    expect(found.mean).toBeCloseTo(mean, 1)
    expect(found.deviation).toBeCloseTo(deviation, 1)
    expect(Math.abs(found.neighbours)).toBeLessThan(0.02)
    expect(Math.max(...first.map(Math.abs))).toBeLessThan(most)
  }) // prettier-ignore

  test('what is not noise is passed on byte for byte', () => {
    const { parts, replaced } = withSteadyNoise(Buffer.concat(withSteadyNoise(smallVoice()).parts))
    expect(replaced).toBe(0)
    expect(Buffer.concat(parts)).toEqual(Buffer.concat(withSteadyNoise(smallVoice()).parts))
  })

  test('a file that is cut short is told from a whole one at every length', () => {
    const whole = smallVoice()
    for (let length = 3; length < whole.length; length += 7) {
      const cut = whole.subarray(0, length)
      expect(() => metadataOf(cut), `${length} bytes`).toThrow(RangeError)
    }
    expect(metadataOf(whole)).toEqual(new Map())
  })

  test('notes are appended and read', () => {
    const model = Buffer.concat([smallVoice({ voice: 'de' }), metadataBytes({ sample_rate: 16_000 })])
    expect(metadataOf(model)).toEqual(new Map([['voice', 'de'], ['sample_rate', '16000']])) // prettier-ignore
  })
})
