import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const tsc = fileURLToPath(new URL('../../node_modules/typescript/bin/tsc', import.meta.url))

/** What the project's compiler prints about a project or about files: nothing when all is well. */
export async function runTsc(options: readonly string[], folder: string): Promise<string> {
  const child = spawn(process.execPath, [tsc, ...options], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  return code === 0 ? '' : output || `tsc ended with ${code}`
}
