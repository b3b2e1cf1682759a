import { expect, it } from 'vitest'
import { firstNamed, parseHtml } from '../dom.ts'
import { formulaText } from './formula-text.ts'

it.each([
  ['a power', '<mi>A</mi><mo>=</mo><mi>π</mi><msup><mi>r</mi><mn>2</mn></msup>', 'A = π r²'],
  ['a power of a sum', '<msup><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mi>n</mi></msup>', '(a + b)ⁿ'],
  ['a power that no character is for', '<msup><mi>e</mi><mrow><mi>i</mi><mi>x</mi></mrow></msup>', 'e^(i x)'],
  ['a derivative', '<msup><mi>f</mi><mo>′</mo></msup>', 'f′'],
  ['a sign, no difference', '<mi>x</mi><mo>=</mo><mo>−</mo><mn>1</mn>', 'x = −1'],
  ['indices', '<msub><mi>x</mi><mn>1</mn></msub><mo>+</mo><msub><mi>x</mi><mi>i</mi></msub>', 'x1 + x i'],
  ['an index and a power', '<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>', 'x1²'],
  ['a fraction', '<mfrac><mrow><mi>a</mi><mo>+</mo><mi>b</mi></mrow><mn>2</mn></mfrac>', '(a + b)/2'],
  ['roots', '<msqrt><mn>2</mn></msqrt><mo>+</mo><mroot><mi>x</mi><mn>3</mn></mroot>', '√2 + ∛x'],
  ['fences', '<mi>f</mi><mfenced><mi>x</mi><mi>y</mi></mfenced>', 'f(x, y)'],
  ['what is not shown', '<mn>2</mn><mo>\u2062</mo><mi>x</mi>', '2 x'],
  ['its words', '<mi>x</mi><mtext> if </mtext><mi>y</mi>', 'x if y'],
  [
    'a sum',
    '<munderover><mo>∑</mo><mrow><mi>i</mi><mo>=</mo><mn>1</mn></mrow><mi>n</mi></munderover><mi>i</mi>',
    '∑ i = 1 n i',
  ],
  [
    'another form of the same',
    '<semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics>',
    'x',
  ],
  ['no elements', 'E = m', 'E = m'],
])('%s', (_what, markup, text) => {
  const math = firstNamed(parseHtml(`<math>${markup}</math>`), 'math')
  expect(math === null ? null : formulaText(math)).toBe(text)
})
