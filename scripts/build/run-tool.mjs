import { spawn } from 'node:child_process'
import { join } from 'node:path'

export const root = join(import.meta.dirname, '..', '..')

/** Runs a tool of node_modules/.bin, quietly. What it printed is shown when it fails. */
export function runTool(tool, args, options) {
  const file = join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${tool}.cmd` : tool)
  return run(tool, file, args, { shell: process.platform === 'win32', ...options })
}

/** Runs a file with this Node, just as quietly. */
export const runNode = (file, args) => run(file, process.execPath, [file, ...args])

function run(name, file, args, { cwd = root, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(file, args, { cwd, shell, stdio: ['ignore', 'pipe', 'pipe'] })
    let output = ''
    child.stdout.on('data', (chunk) => (output += chunk))
    child.stderr.on('data', (chunk) => (output += chunk))
    child.once('error', (error) => reject(new Error(`${name} is missing: run npm ci first (${error.message})`)))
    child.once('close', (code) => {
      if (code === 0) resolve(output)
      else reject(new Error(`${name} ${args.join(' ')} failed:\n${output.trim()}`))
    })
  })
}
