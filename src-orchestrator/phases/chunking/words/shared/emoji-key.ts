import { z } from 'zod'

/** By language, then by emoji, as `emojiKey` writes it. */
export const emojiNamesSchema = z.record(z.string(), z.record(z.string(), z.string()))

/** An emoji without colours of skin and what only says that it is to be drawn as a picture. */
export function emojiKey(emoji: string): string {
  return emoji.replaceAll(/[\u{1F3FB}-\u{1F3FF}]|\uFE0F/gu, '')
}
