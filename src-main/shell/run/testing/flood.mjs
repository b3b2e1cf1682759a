// Writes as fast as it can, to both streams, lines that are no events, until it has written FLOOD_MB megabytes, then ends well.
const line = `${'x'.repeat(1023)}\n`
const block = line.repeat(64)
let left = Number(process.argv[2] ?? '64') * 16
const write = () => {
  while (left > 0) {
    left -= 1
    const stream = left % 2 === 0 ? process.stdout : process.stderr
    if (!stream.write(block)) {
      stream.once('drain', write)
      return
    }
  }
}
write()
