import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pythonArguments } from './python-arguments.ts'

/**
 * Another make's orchestrator, as the contract has it: it writes pipeline.json in place under flock. The book's first line says how it behaves. It notes
 * in `runs.txt` how it was started, beside pipeline.json.
 */
const program = String.raw`${pythonArguments}
import fcntl, signal, subprocess, time
root, stem = record.parent, source.resolve().stem
words = source.read_text("utf-8").split("\n")[0].split()
with open(root / "runs.txt", "a") as runs:
    runs.write(json.dumps({"argv": sys.argv[1:], "cwd": os.getcwd(), "utf8": os.environ.get("PYTHONUTF8"), "unbuffered": os.environ.get("PYTHONUNBUFFERED"),
        "stdin": sys.stdin.read(), "electron": os.environ.get("ELECTRON_RUN_AS_NODE"), "conda": os.environ.get("CONDA_PREFIX"), "pid": os.getpid()}) + "\n")
if "deaf" in words:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
if "skip" in words:
    for phase in args.phases:
        print("Skipping Phase %d (already completed)" % phase)
    sys.exit(0)
if "fork" in words:
    child = subprocess.Popen([sys.executable, "-c", "import time\nwhile True: time.sleep(1)"])
    (root / "child.txt").write_text(str(child.pid))
if "strays" in words:
    rest = [sys.executable, "-c", "import time\nwhile True: time.sleep(1)"]
    strays = [subprocess.Popen(rest, start_new_session=True).pid, subprocess.Popen(rest, start_new_session=True, env={}).pid]
    daemon = "import subprocess, sys; print(subprocess.Popen(sys.argv[1:], start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).pid)"
    strays.append(int(subprocess.run([sys.executable, "-c", daemon, *rest], start_new_session=True, capture_output=True).stdout))
    (root / "strays.txt").write_text(json.dumps(strays))
if "flood" in words:
    for _ in range(40):
        sys.stdout.write(("y" * 1023 + "\n") * 1024)
if "rich" in words:
    os.write(1, b"\x1b[1;32m\xe2\x94\x82\x1b[0m \x1b[1mRunning Phase 1\x1b[0m\r\n\r 10%\r 20%\r\xff\xfe\x80 broken\n\x1b]8;;http://x\x1b\\link\x1b]8;;\x1b\\\n")
def change(phase, **entry):
    with open(str(record) + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        data = json.loads(record.read_text("utf-8")) if record.exists() else {}
        kept = data.setdefault("phase%d" % phase, {}).setdefault("files", {}).setdefault(stem, {})
        kept.update(entry)
        text = json.dumps(data)
        with open(record, "w") as out:
            out.write(text[: len(text) // 2])
            out.flush()
            if "busy" in words:
                time.sleep(0.1)
            out.write(text[len(text) // 2 :])
for phase in sorted(args.phases):
    with open(str(record) + ".lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        data = json.loads(record.read_text("utf-8")) if record.exists() else {}
    status = data.get("phase%d" % phase, {}).get("files", {}).get(stem, {}).get("status")
    if status == "success" and not args.no_resume:
        print("Skipping Phase %d (already completed)" % phase)
        continue
    print("Running Phase %d" % phase)
    if "fail%d" % phase in words:
        change(phase, status="failed")
        print("Pipeline aborted at Phase %d" % phase)
        sys.stderr.write("x" * 600 + "\n\x1b[31mValueError: no voice\x1b[0m\n")
        sys.exit(1)
    if phase == 4:
        while "hush" in words:
            time.sleep(1)
        while "slow" in words or "busy" in words:
            (root / "beat.txt").write_text(str(time.time()))
            change(phase, status="running")
            time.sleep(0.04)
    entry = {"status": "success", "timestamps": {"end": time.strftime("%Y-%m-%dT%H:%M:%S")}}
    if phase == 1:
        entry.update(hash=hashlib.sha256(source.read_bytes()).hexdigest(), source_path=str(source))
    if phase == 5:
        target = root / "phase5_enhancement" / "processed" / stem / "mp3" / "audiobook.mp3"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text("sound of " + stem)
        entry.update(output_file=str(target))
    if phase == 4:
        entry.update(voice_id=args.voice or "af_heart")
    change(phase, **entry)
`

/** Puts it where the Python pipeline has its own. Answers with its path. */
export async function putPythonOrchestrator(workspace: string): Promise<string> {
  const folder = join(workspace, 'phase6_orchestrator')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'orchestrator.py'), program)
  return join(folder, 'orchestrator.py')
}
