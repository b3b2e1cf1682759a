import { describe, expect, it } from 'vitest'
import { configKeys, defaultConfig, type ConfigKey } from '../../src-contract/config-options.ts'
import { joinCommand, splitCommand } from './command-words.ts'
import { isFullPath, isNullable, problemWith } from './config-input.ts'
import { sparkline } from './sparkline.ts'

describe('settings', () => {
  it('finds nothing wrong with any default', () => {
    for (const key of configKeys) expect([key, problemWith(key, defaultConfig[key])]).toEqual([key, null])
  })

  it.each<[ConfigKey, unknown, string]>([
    ['max_workers', 0, 'Enter a number from 1 to 64.'],
    ['max_workers', null, 'Enter a number from 1 to 64.'],
    ['max_workers', 1.5, 'Enter a number from 1 to 64.'],
    ['speed', 3, 'Enter a number from 0.5 to 2 ×.'],
    ['batch_size', 0, 'Enter a number from 1 to 100,000, or nothing.'],
    ['formats', [], 'Choose at least one.'],
    ['ocr_languages', ['de', 'klingon!'], 'A language is named as “en” or “deu”.'],
    ['name_template', '', 'This cannot be empty.'],
    [
      'name_template',
      '{author}/{series_part}',
      '{series_part} is none of {author}, {title}, {series}, {narrator}, {language}, {year}, {stem}, {file}.',
    ],
    ['log_level', 'LOUD', 'That value cannot be used here.'],
  ])('%s: %j', (key, value, problem) => {
    expect(problemWith(key, value)).toBe(problem)
  })

  it('knows what may be left empty', () => {
    expect(configKeys.filter(isNullable)).toEqual(
      expect.arrayContaining([
        'input_dir',
        'pipeline_json',
        'log_file',
        'batch_size',
        'output_dir',
        'voice',
        'keep_work',
        'ffmpeg',
      ]),
    )
    expect(isNullable('max_workers')).toBe(false)
    expect(isNullable('phases_to_run')).toBe(false)
  })
})

it.each([
  ['/srv/books', true],
  ['C:\\Books', true],
  ['d:/Books', true],
  ['\\\\nas\\books', true],
  ['books', false],
  ['~/books', false],
  ['./books', false],
])('a full path: %s', (path, full) => {
  expect(isFullPath(path)).toBe(full)
})

describe('commands', () => {
  it.each([
    ['python3 run.py', ['python3', 'run.py']],
    ['"C:\\Program Files\\py.exe" -u  "my run.py"', ['C:\\Program Files\\py.exe', '-u', 'my run.py']],
    ['', []],
  ])('%s', (text, words) => {
    expect(splitCommand(text)).toEqual(words)
    expect(splitCommand(joinCommand(words))).toEqual(words)
  })
})

describe('sparkline', () => {
  const shape = { width: 100, height: 10, span: 11, isArea: false }
  it.each([
    [[], ''],
    [[0, 100], 'M90 10L100 0'],
    [[50, 300], 'M90 5L100 0'],
  ])('%j', (values, path) => {
    expect(sparkline(values, shape)).toBe(path)
  })
  it('closes an area at the ground', () => {
    expect(sparkline([50, 50], { ...shape, isArea: true })).toBe('M90 5L100 5L100 10L90 10Z')
  })
})
