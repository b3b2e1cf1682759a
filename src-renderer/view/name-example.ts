import type { Config, ConfigKey } from '../../src-contract/config-options.ts'
import { namesFrom, type NameValues } from '../../src-contract/file-name.ts'
import { problemWith } from './config-input.ts'

const book: NameValues = {
  author: 'Lewis Carroll',
  title: 'Through the Looking-Glass',
  series: 'Alice 2',
  narrator: 'Heart',
  language: 'en',
  year: '1871',
  stem: 'looking-glass',
  file: 'looking-glass',
}
const chapter: NameValues = { ...book, number: '05', chapter: 'Wool and Water' }

/** How a file of an example would be called by a template that is being typed. Null: the key is no template, or this is none. */
export function nameExample(
  key: ConfigKey,
  template: string,
  { formats: [format = 'mp3'], name_template: bookTemplate }: Pick<Config, 'formats' | 'name_template'>,
): string | null {
  if ((key !== 'name_template' && key !== 'chapter_template') || problemWith(key, template) !== null)
    return null
  const names =
    key === 'name_template'
      ? namesFrom(template, book)
      : [...namesFrom(bookTemplate, book), ...namesFrom(template, chapter)]
  return `${names.join('/')}.${format}`
}
