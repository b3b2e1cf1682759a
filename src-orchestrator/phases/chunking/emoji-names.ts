import { readFileSync } from 'node:fs'
import { resourceFile } from '../../../src-node/install-layout.ts'
import { emojiKey, emojiNamesSchema } from './words/shared/emoji-key.ts'

/** What an emoji is called in a language, BCP 47; null where nobody knows, empty where it is to be left out. */
export type EmojiName = (emoji: string, language: string) => string | null

/** By Unicode's CLDR (scripts/make-emoji-names.ts). Read when the first emoji comes: few books have any. */
export function emojiNames(): EmojiName {
  let names: Record<string, Record<string, string>> | undefined
  return (emoji, language) => {
    names ??= emojiNamesSchema.parse(JSON.parse(readFileSync(resourceFile('emoji-names.json'), 'utf8')))
    return names[language.toLowerCase().split('-')[0] ?? '']?.[emojiKey(emoji)] ?? null
  }
}

export const withoutEmoji: EmojiName = () => ''
