// speaker.mjs [PLACE]: a program that speaks. 10 ms a character of its stdin, rising and fading so that nothing in it is heard twice, as WAV on stdout, or into the file PLACE; certain words make it fail.
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'

const [place] = process.argv.slice(2)
const said = readFileSync(0, 'utf8').trim()
if (said.includes('FAIL')) {
  process.stderr.write('loading\nthe model is missing\n')
  process.exit(3)
}
if (said.includes('HANG')) {
  // With a child of its own, which knows nothing of its end.
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'], { stdio: 'inherit' })
  process.stderr.write(`${child.pid}\n`)
  setInterval(() => undefined, 1000)
} else if (said.includes('RUBBISH')) process.stdout.write('done!\n')
else if (!said.includes('NOTHING')) {
  const count = said.length * 160
  const samples = Buffer.alloc(count * 2)
  for (let at = 0; at < count; at++)
    samples.writeInt16LE(Math.round(9000 * Math.sin((at / 9) * (1 + at / count)) * (1 - at / count)), 2 * at)
  const head = Buffer.from(
    'RIFF\0\0\0\0WAVEfmt \u0010\0\0\0\u0001\0\u0001\0\0\0\0\0\0\0\0\0\u0002\0\u0010\0data\0\0\0\0',
    'latin1',
  )
  head.writeUInt32LE(16_000, 24)
  head.writeUInt32LE(32_000, 28)
  process.stderr.write('spoken\n')
  const wav = Buffer.concat([head, samples])
  if (place === undefined) process.stdout.write(wav)
  else writeFileSync(place, wav)
}
