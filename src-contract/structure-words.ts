import { leftByListener } from './text-choices.ts'

const reasons: Readonly<Record<string, string>> = {
  'contents-page': 'a list of contents',
  'front-matter': 'a title page, an imprint or the like',
  'back-matter': 'an index, a bibliography or the like',
  'gutenberg-licence': 'Project Gutenberg’s own words',
  endnote: 'a list of notes',
  'non-linear': 'the ebook itself keeps it out of its order',
  [leftByListener]: 'by you',
}

/** Why a part of a book is not read, in words that follow "left out: ". A rule without words stands under its own name. */
export function whyLeftOut(rule: string): string {
  return reasons[rule] ?? rule.replaceAll('-', ' ')
}
