import type { InferenceSession } from 'onnxruntime-node'
import { z } from 'zod'
import type { OnnxRuntime } from '../onnx-runtime.ts'

const alphabetSchema = z.object({
  in: z.array(z.string()),
  out: z.array(z.string()),
  maxlen: z.number().int().positive(),
})

/** Phonemes for a word that no lexicon has; empty where none of its letters is known. */
export type UnknownWords = (word: string) => Promise<string>

/**
 * A small network that reads letters and writes for each of them a phoneme or nothing; the same phoneme twice in a row is one (CTC:
 * https://distill.pub/2017/ctc/). Throws what zod throws where `alphabet` is none.
 */
export function unknownWordsFrom(
  alphabet: unknown,
  session: InferenceSession,
  { Tensor }: Pick<OnnxRuntime, 'Tensor'>,
): UnknownWords {
  const { in: letters, out: phonemes, maxlen } = alphabetSchema.parse(alphabet)
  const numbers = new Map(letters.map((letter, index) => [letter, BigInt(index + 1)]))
  return async (word) => {
    const ids = Array.from(word)
      .flatMap((letter) => numbers.get(letter) ?? [])
      .slice(0, maxlen)
    if (ids.length === 0) return ''
    const answer = await session.run({ chars: new Tensor('int64', BigInt64Array.from(ids), [1, ids.length]) })
    const data = answer['ids']?.data
    if (!(data instanceof BigInt64Array))
      throw new TypeError('the network for unknown words gives no phonemes')
    return (
      [...data]
        .filter((id, index) => id !== 0n && id !== data[index - 1])
        .map((id) => phonemes[Number(id) - 1] ?? '')
        .join('')
        // One of its phonemes ends with an r, another begins with one: "Bovary".
        .replaceAll('ɹɹ', 'ɹ')
    )
  }
}
