import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = new URL('..', import.meta.url).pathname
const port = 17_300
const deadlineMs = 120_000

export interface StartMeasure {
  firstStartMs: number
  secondStartMs: number
  idleRssMegabytes: number
}

/** Run it after a build: the first start on an empty data folder, then another on the same one. */
export async function measureStart(): Promise<StartMeasure> {
  const dataDirectory = mkdtempSync(join(tmpdir(), 'liaison-bench-'))
  try {
    const first = await startOnce(dataDirectory)
    const second = await startOnce(dataDirectory)
    return { firstStartMs: first.answeredMs, secondStartMs: second.answeredMs, idleRssMegabytes: second.rssMegabytes }
  } finally {
    rmSync(dataDirectory, { recursive: true, force: true })
  }
}

async function startOnce(dataDirectory: string): Promise<{ answeredMs: number; rssMegabytes: number }> {
  const startedAt = performance.now()
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDirectory },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  try {
    await answers(`http://127.0.0.1:${port}/api/health`, child, startedAt)
    const answeredMs = Math.round(performance.now() - startedAt)
    return { answeredMs, rssMegabytes: residentMegabytes(child.pid ?? 0) }
  } finally {
    child.kill('SIGINT')
    await exited
  }
}

async function answers(url: string, child: ChildProcess, startedAt: number): Promise<void> {
  while (performance.now() - startedAt < deadlineMs) {
    if (child.exitCode !== null) throw new Error(`npm start ended with exit code ${child.exitCode}`)
    const answered = await fetch(url).then(
      (reply) => reply.ok,
      () => false,
    )
    if (answered) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(`${url} did not answer within ${deadlineMs / 1000} s`)
}

/** Of the process and its children, from the kernel's accounting (Linux). */
function residentMegabytes(pid: number): number {
  const own = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? '0'
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim()
  const below =
    children === '' ? 0 : children.split(' ').reduce((sum, child) => sum + residentMegabytes(Number(child)), 0)
  return Math.round(Number(own) / 1024) + below
}
