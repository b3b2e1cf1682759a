// Ends with status 3 and last words.
process.stderr.write('first\n')
process.stderr.write(`${'z'.repeat(2000)}\nthe last words\n`)
process.stdout.write('not an event\n{"type":"unheard-of"}\n{"type":"warning","message":7}\n')
process.exitCode = 3
