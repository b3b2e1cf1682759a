import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { pythonArguments } from '../../orchestrator/testing/python-arguments.ts'

export type PythonWorkspace = {
  root: string
  configPath: string
  pipelineJson: string
  input: string
  orchestrator: string
  /** Every file below it with its bytes' hash, by its path from the root. */
  bytes: () => Promise<Record<string, string>>
  end: () => Promise<void>
}

/** As people's files look after years: BOM, CRLF, comments, keys that nobody knows, YAML 1.1's words, quoted numbers. */
export const oldConfig = [
  '\uFEFF# my audiobooks  # do not touch',
  'phases: [1, 2, 3, 4, 5]   # all',
  'resume: yes',
  'input_dir: ../input',
  'pipeline_json: ../pipeline.json',
  'log_level: info',
  'log_file: batch.log',
  'max_workers: "2"',
  'batch_size: ~',
  'cpu_threshold: 85',
  'throttle_delay: 1.0',
  'phase_timeout: 600   # never did anything',
  'my_own_key: {a: [1, 2]}   # mine',
  '',
].join('\r\n')

const end = '2026-05-03T10:00:00.123456+00:00'
const stamps = { timestamps: { start: '2026-05-03T09:00:00', end, duration: 3600.0 } }

function sha256(words: string): string {
  return createHash('sha256').update(words).digest('hex')
}

/** The record of schema 4.0.0: alice is done, bob stopped after its chunks. */
function newRecord(root: string, texts: Record<string, string>): unknown {
  const done = { status: 'success', ...stamps, errors: [] }
  const hashes = Object.fromEntries(Object.entries(texts).map(([id, text]) => [id, sha256(text)]))
  const first = (id: string): unknown => ({
    ...done,
    hash: hashes[id],
    source_path: join(root, 'input', `${id}.txt`),
    title: id,
    my_note: 'kept',
  })
  const chunks = [1, 2, 3, 4].map((chunk) => `phase3-chunking/chunks/bob_chunk_00${chunk}.txt`)
  return {
    pipeline_version: '4.0.0',
    created_at: '2025-01-01T00:00:00',
    tts_voice: 'af_heart',
    something_else: { kept: [1, 2.5, null] },
    phase1: { status: 'success', files: { alice: first('alice'), bob: first('bob') } },
    phase2: { status: 'success', files: { alice: done, bob: { ...done, status: 'completed' } } },
    phase3: { status: 'partial', files: { alice: done, bob: { ...done, chunk_paths: chunks } } },
    phase4: { status: 'success', files: { alice: { ...done, voice_id: 'af_heart' } } },
    phase5: {
      status: 'success',
      files: { alice: { ...done, output_file: 'phase5_enhancement/processed/alice/mp3/audiobook.mp3' } },
    },
    batch: {
      summary: { status: 'partial' },
      files: { alice: { status: 'success', phases_completed: [1, 2, 3, 4, 5] } },
    },
  }
}

/** The oldest record: one book, named by its path, a Windows one. */
function oldRecord(): unknown {
  const done = { status: 'completed' }
  const output = 'phase5_enhancement\\processed\\alice\\mp3\\audiobook.mp3'
  return {
    phase1: { ...done, file_path: 'input\\alice.txt' },
    phase2: done,
    phase3: { status: 'ok' },
    phase4: done,
    phase5: { ...done, artifacts: { output_file: output } },
  }
}

/** Speaks as the Python orchestrator does; makes no sound, but the record and files that it leaves behind. */
const orchestratorPy = String.raw`${pythonArguments}
import wave
root = pathlib.Path(__file__).resolve().parent.parent
data = json.loads(record.read_text("utf-8-sig")) if record.exists() else {}
text = source.read_text("utf-8")
stem = source.stem
made = {}
def wav(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1); out.setsampwidth(2); out.setframerate(22050)
        out.writeframes(b"\x00\x10\x00\xf0" * 22050)
for phase in sorted(args.phases):
    entry = data.setdefault("phase%d" % phase, {}).setdefault("files", {}).setdefault(stem, {})
    if entry.get("status") == "success" and not args.no_resume:
        print("Skipping Phase %d (already completed)" % phase, flush=True)
        continue
    print("Running Phase %d" % phase, flush=True)
    if "fail%d" % phase in text:
        entry["status"] = "failed"
        record.write_text(json.dumps(data))
        print("Pipeline aborted at Phase %d" % phase, flush=True)
        sys.stderr.write("Traceback: no voice\n")
        sys.exit(1)
    if phase == 1:
        entry.update(hash=hashlib.sha256(source.read_bytes()).hexdigest(), source_path=str(source))
    if phase == 2:
        target = root / "phase2-extraction" / "extracted_text" / (stem + ".txt")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        entry["extracted_text_path"] = str(target)
    if phase == 3:
        target = root / "phase3-chunking" / "chunks" / (stem + "_chunk_001.txt")
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, "utf-8")
        entry["chunk_paths"] = [str(target)]
    if phase == 4:
        target = root / "phase4_tts" / "audio_chunks" / stem / "chunk_0001.wav"
        wav(target)
        entry.update(chunk_audio_paths=[str(target)], voice_id=args.voice or "af_heart")
    if phase == 5:
        target = root / "phase5_enhancement" / "processed" / stem / "mp3" / "audiobook.mp3"
        wav(target)
        entry["output_file"] = str(target)
    entry["status"] = "success"
    record.write_text(json.dumps(data))
`

async function filesBelow(root: string): Promise<Record<string, string>> {
  const entries = await readdir(root, { recursive: true, withFileTypes: true })
  const found: Record<string, string> = {}
  for (const entry of entries.filter((candidate) => candidate.isFile())) {
    const path = join(entry.parentPath, entry.name)
    found[relative(root, path)] = createHash('sha256')
      .update(await readFile(path))
      .digest('hex')
  }
  return found
}

/** A workspace as the Python pipeline leaves it, in the new or the oldest shape of its record. */
export async function pythonWorkspace(shape: 'new' | 'old'): Promise<PythonWorkspace> {
  const folder = await mkdtemp(join(tmpdir(), 'bookspool-python-'))
  const root = join(folder, 'My Pipeline')
  const texts = { alice: 'Down the rabbit hole she went.', bob: 'Bob was a builder. He built.' }
  const put = async (path: string, content: string | Uint8Array): Promise<void> => {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), content)
  }
  for (const [id, text] of Object.entries(texts)) await put(`input/${id}.txt`, text)
  await put('input/notes.jpg', 'no book')
  await put('phase7_batch/config.yaml', oldConfig)
  await put('phase6_orchestrator/orchestrator.py', orchestratorPy)
  await put('phase5_enhancement/processed/alice/mp3/audiobook.mp3', 'sound of alice')
  await put('phase4_tts/audio_chunks/alice/chunk_0001.wav', 'wave of alice')
  const record = shape === 'new' ? newRecord(root, texts) : oldRecord()
  // As Python's json.dump writes it, with its own indent and line ends.
  await put('pipeline.json', JSON.stringify(record, null, 4).replaceAll('\n', '\r\n'))
  return {
    root,
    configPath: join(root, 'phase7_batch', 'config.yaml'),
    pipelineJson: join(root, 'pipeline.json'),
    input: join(root, 'input'),
    orchestrator: join(root, 'phase6_orchestrator', 'orchestrator.py'),
    bytes: async () => filesBelow(root),
    end: async () => rm(folder, { recursive: true, force: true }),
  }
}
