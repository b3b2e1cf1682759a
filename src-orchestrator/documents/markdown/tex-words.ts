import { escapeHtml } from '../escape-html.ts'

const signs: Readonly<Record<string, string>> = {
  alpha: 'α', beta: 'β', gamma: 'γ', delta: 'δ', epsilon: 'ε', varepsilon: 'ε', zeta: 'ζ', eta: 'η', theta: 'θ', kappa: 'κ', lambda: 'λ', mu: 'μ', nu: 'ν', xi: 'ξ', pi: 'π', rho: 'ρ',
  sigma: 'σ', tau: 'τ', phi: 'φ', varphi: 'φ', chi: 'χ', psi: 'ψ', omega: 'ω', Gamma: 'Γ', Delta: 'Δ', Theta: 'Θ', Lambda: 'Λ', Pi: 'Π', Sigma: 'Σ', Phi: 'Φ', Psi: 'Ψ', Omega: 'Ω',
  times: '×', cdot: '·', div: '÷', pm: '±', le: '≤', leq: '≤', ge: '≥', geq: '≥', ne: '≠', neq: '≠', approx: '≈', equiv: '≡', infty: '∞', to: '→', rightarrow: '→', in: '∈', sum: '∑', int: '∫',
  partial: '∂', nabla: '∇', ldots: '…', dots: '…', cdots: '…', circ: '°', prime: '′', left: '', right: '', quad: ' ', qquad: ' ',
} // prettier-ignore

/** What stands in one pair of braces, or the one sign that stands for them. */
const group = String.raw`(?:\{(?<braced>[^{}]*)\}|(?<single>[^\s{}\\]))`
const fraction = /\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/gu
const root = /\\sqrt\s*\{([^{}]*)\}/gu
const worded = /\\(?:text|mathrm|mathbf|mathit|operatorname|mbox)\s*\{([^{}]*)\}/gu
const raised = new RegExp(String.raw`\^\s*${group}`, 'gu')
const lowered = new RegExp(String.raw`_\s*${group}`, 'gu')

const whole = (text: string): string =>
  /^[\p{L}\p{N}]*$/u.test(text.trim()) ? text.trim() : `(${text.trim()})`

/** A short formula of TeX as HTML that says what one would type: "\frac{a}{b}" is "a/b". Of what it does not know the name stays. */
export function texWords(tex: string): string {
  const plain = escapeHtml(
    tex
      .replaceAll(worded, '$1')
      .replaceAll(fraction, (_whole, top: string, bottom: string) => `${whole(top)}/${whole(bottom)}`)
      .replaceAll(root, (_whole, inside: string) => `√${whole(inside)}`)
      .replaceAll(/\\([A-Za-z]+)/gu, (_whole, name: string) => signs[name] ?? name)
      .replaceAll(/\\[,;:! ]/gu, ' '),
  )
  return plain
    .replaceAll(raised, '<sup>$<braced>$<single></sup>')
    .replaceAll(lowered, '<sub>$<braced>$<single></sub>')
    .replaceAll(/[{}\\]/gu, '')
    .replaceAll(/\s+/gu, ' ')
    .trim()
}
