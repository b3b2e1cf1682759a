import { z } from 'zod'

const bboxSchema = z.object({ x0: z.number(), y0: z.number(), x1: z.number(), y1: z.number() })

const lineSchema = z.object({
  baseline: bboxSchema,
  confidence: z.number(),
  /** Pixels, as Tesseract has fitted them to the line's letters: what hangs below the baseline, what rises above small letters, and all together. */
  rowAttributes: z.object({ rowHeight: z.number(), descenders: z.number(), ascenders: z.number() }),
  words: z.array(
    z.object({
      bbox: bboxSchema,
      text: z.string(),
      /** 0 to 100. */
      confidence: z.number(),
      symbols: z.array(z.object({ bbox: bboxSchema, text: z.string() })),
    }),
  ),
})
export type RecognisedLine = z.infer<typeof lineSchema>

/** What Tesseract's JSON says of a page: pixels of its picture from the top left corner. */
export const recognisedSchema = z.object({
  blocks: z.array(
    z.object({
      paragraphs: z.array(z.object({ lines: z.array(lineSchema) })),
    }),
  ),
})
export type Recognised = z.infer<typeof recognisedSchema>

export function linesIn({ blocks }: Recognised): RecognisedLine[] {
  return blocks.flatMap(({ paragraphs }) => paragraphs.flatMap(({ lines }) => lines))
}

/** The same page with other lines in the place of each. */
export function withLines(
  { blocks }: Recognised,
  inPlaceOf: (line: RecognisedLine) => readonly RecognisedLine[],
): Recognised {
  const changed = blocks.map(({ paragraphs }) => ({
    paragraphs: paragraphs.map(({ lines }) => ({ lines: lines.flatMap(inPlaceOf) })),
  }))
  return { blocks: changed }
}

/** 0 to 100, of all words by their length; null where there is none. */
export function certaintyOf(lines: readonly RecognisedLine[]): number | null {
  let sum = 0
  let letters = 0
  for (const { words } of lines)
    for (const { text, confidence } of words) {
      const weight = text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
      sum += confidence * weight
      letters += weight
    }
  return letters === 0 ? null : sum / letters
}

export const confidenceOf = (found: Recognised): number | null => certaintyOf(linesIn(found))
