/** The beginning of a stand-in in Python: Phase 6's command line as the contract has it, in `args`. */
export const pythonArguments = String.raw`
import argparse, hashlib, json, os, pathlib, sys
parser = argparse.ArgumentParser(description="a stand-in")
parser.add_argument("file")
parser.add_argument("--pipeline-json", required=True)
parser.add_argument("--phases", nargs="+", type=int, default=[1, 2, 3, 4, 5])
parser.add_argument("--no-resume", action="store_true")
parser.add_argument("--max-retries", type=int, default=2)
parser.add_argument("--voice")
parser.add_argument("--enable-subtitles", action="store_true")
args = parser.parse_args()
source, record = pathlib.Path(args.file), pathlib.Path(args.pipeline_json)
`
