import { expect, test } from 'vitest'
import { defaultConfig, type ConfigKey } from '../../src-contract/config-options.ts'
import { nameExample } from './name-example.ts'

test.each<[ConfigKey, string, string | null]>([
  ['name_template', '{author} – {title}', 'Lewis Carroll – Through the Looking-Glass.m4b'],
  ['name_template', '{author}/{series}: {title} ({year})', 'Lewis Carroll/Alice 2 - Through the Looking-Glass (1871).m4b'],
  ['chapter_template', '{number} – {chapter}', 'Lewis Carroll – Through the Looking-Glass/05 – Wool and Water.m4b'],
  ['name_template', '', null],
  ['name_template', '{colour}', null],
  ['output_dir', '{title}', null],
])('%s: %s', (key, template, example) => {
  expect(nameExample(key, template, { ...defaultConfig, formats: ['m4b', 'mp3'] })).toBe(example)
}) // prettier-ignore
