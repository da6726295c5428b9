import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Consumer, consumerOfPackedPackage } from '../../../tests/builders/packed-package.ts'

let consumer: Consumer
beforeAll(async () => {
  consumer = await consumerOfPackedPackage('emulator')
})
afterAll(() => consumer.remove())

test('it holds the built code, its types, its source with the schema and its licence, and no test', () => {
  const { packedFiles } = consumer
  expect(packedFiles).toEqual(
    expect.arrayContaining([
      'LICENSE',
      'README.md',
      'dist/main.js',
      'dist/index.d.ts',
      'src/index.ts',
      'src/schema/tables/account.json',
    ]),
  )
  expect(packedFiles.filter((path) => /\.test\.|tsbuildinfo|^(test|scripts|replay)\/|tsconfig/.test(path))).toEqual([])
})

test('npx with its name alone finds its command', async () => {
  expect(await consumer.npx('@liaison/emulator', '--help')).toMatch(/^Usage: npx @liaison\/emulator \[OPTIONS\]\n/)
})

test('its command starts the demo organisation, which answers, and ends with Ctrl-C', async () => {
  const child = spawn(join(consumer.folder, 'node_modules/.bin/liaison-emulator'), ['--consent', 'granted'], {
    cwd: consumer.folder,
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const ended = once(child, 'close')
  const [line] = (await once(createInterface(child.stdout), 'line')) as [string]
  const { environmentUrl } = JSON.parse(line) as { environmentUrl: string }
  const page = await fetch(environmentUrl)
  expect(page.status).toBe(200)
  expect(await page.text()).toContain('Brightwater Instruments')
  child.kill('SIGINT')
  expect(await ended).toEqual([0, null])
})

test('it is started in code, and its types hold', async () => {
  const code = `import { startEmulator } from '@liaison/emulator'
    const emulator = await startEmulator({ seed: 'empty' })
    const reply = await fetch(\`\${emulator.environmentUrl}/api/data/v9.2/WhoAmI\`, {
      headers: { authorization: \`Bearer \${await emulator.tokenFor('mia')}\` },
    })
    const { UserId } = await reply.json()
    console.log(UserId === emulator.users.find(({ key }) => key === 'mia')?.systemUserId)
    await emulator.stop()
    `
  await consumer.write('main.js', code)
  expect(await consumer.run('main.js')).toBe('true\n')
  await consumer.write('main.ts', `${code}// @ts-expect-error: no such seed\nvoid startEmulator({ seed: 'huge' })\n`)
  const options = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', '--lib', 'es2023,dom']
  expect(await consumer.compile([...options, '--skipLibCheck', '--types', '', 'main.ts'])).toBe('')
})
