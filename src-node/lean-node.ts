/**
 * Options of Node that keep a child small: a book takes an orchestrator and a worker a core, so every megabyte counts several times. A young generation
 * of 1 MB; no Maglev between Sparkplug and TurboFan, which saves a worker 20 MB; `gc`, for the ends of phases.
 */
export const leanFlags: readonly string[] = ['--expose-gc', '--max-semi-space-size=1', '--no-maglev']

/**
 * Of the orchestrator, which reads books: with 1 MB the short-lived letters of a page outlive a collection and fill the old generation. 528 pages took 6.4 s
 * of CPU and 196 MB with it, 5.2 s and 169 MB with 8 MB, which are given back between the phases. The old generation grows by a third between two
 * collections, and not by V8's own measure: of 1,936 pages by half was 60 MB less, by a third is 5 MB less than that, and neither is slower. Where less is inlined (V8's own measure is 920) TurboFan takes
 * less: 88 pages 1.7 s of CPU instead of 2.0, 528 pages 5.1 instead of 5.7, on a busy machine. Maglev stays, at 8 MB: 792 pages take 9.7 s of CPU with it and 10.1 without.
 */
export const orchestratorFlags: readonly string[] = [
  '--expose-gc',
  '--max-semi-space-size=8',
  '--heap-growing-percent=35',
  '--max-inlined-bytecode-size-cumulative=300',
]

/**
 * glibc keeps what was freed for the thread that freed it, and lets its threshold for own mappings grow with the largest block it has seen:
 * 30 MB a worker. Other C libraries do not know these words. https://man7.org/linux/man-pages/man3/mallopt.3.html
 */
export const leanEnvironment: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '65536',
  MALLOC_TRIM_THRESHOLD_: '65536',
}

/**
 * The same for a process that runs a network, whose answers of some megabytes come and go with every sentence: given back to the system each time, they cost a
 * tenth of its time in page faults, and the process is no smaller without them. In pages of 2 MB, where the system
 * gives them to who asks (Debian's default), hibari's heart takes less CPU in the same memory: 12.7 instead of 13.2 s alone (ten pairs of runs, by turns), 12.8 instead of 13.5 s as one of two
 * (seven). https://www.gnu.org/software/libc/manual/html_node/Memory-Allocation-Tunables.html
 */
export const networkEnvironment: Readonly<Record<string, string>> = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '33554432',
  MALLOC_TRIM_THRESHOLD_: '33554432',
  GLIBC_TUNABLES: 'glibc.malloc.hugetlb=1',
}
