import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'

const script = fileURLToPath(new URL('../src/main.ts', import.meta.url))

interface Run {
  stdout: string
  stderr: string
  exitCode: number | null
}

/** Runs the command as `npm run emulator` does; `onOutput` may end it. */
async function run(args: string[], onOutput?: (text: string, interrupt: () => void) => Promise<void>): Promise<Run> {
  const child = spawn(process.execPath, ['--import', 'tsx', '--conditions=@liaison/source', script, ...args])
  const output = { stdout: '', stderr: '' }
  child.stderr.on('data', (chunk) => (output.stderr += String(chunk)))
  const reading = (async () => {
    for await (const chunk of child.stdout) {
      output.stdout += String(chunk)
      if (output.stdout.endsWith('\n')) await onOutput?.(output.stdout, () => child.kill('SIGINT'))
    }
  })()
  const [exitCode] = (await once(child, 'close')) as [number | null]
  await reading
  return { ...output, exitCode }
}

describe('the command', () => {
  test('says in one line of JSON where it is and who is there, and ends with Ctrl-C', async () => {
    let status: number | undefined
    const { stdout, stderr, exitCode } = await run(['--seed', 'empty'], async (line, interrupt) => {
      const { environmentUrl } = JSON.parse(line) as { environmentUrl: string }
      status = (await fetch(environmentUrl)).status
      interrupt()
    })
    expect(status).toBe(200)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    const said = JSON.parse(stdout) as Record<string, unknown>
    expect(Object.keys(said)).toEqual([
      'environmentUrl',
      'authorityUrl',
      'tenantId',
      'clientId',
      'clientSecret',
      'users',
    ])
    expect(said['users']).toContainEqual(expect.objectContaining({ key: 'mia', username: 'mia@brightwater.example' }))
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
  })

  test('refuses what it does not understand with its usage', async () => {
    const { stdout, stderr, exitCode } = await run(['--seed', 'large'])
    expect(stderr).toContain('--seed large: demo or empty\n\nUsage: npx @liaison/emulator')
    expect(stdout).toBe('')
    expect(exitCode).toBe(2)
  })

  test('says when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    const { port } = other.address() as { port: number }
    const { stderr, exitCode } = await run(['--seed', 'empty', '--port', String(port)])
    other.close()
    expect(stderr.trim()).toBe('That port is taken. Choose another with --port, or leave it out.')
    expect(exitCode).toBe(1)
  })
})
