import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { rolldown } from 'rolldown'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Consumer, consumerOfPackedPackage } from '../../../tests/builders/packed-package.ts'
import { savedMetadataText } from '../src/generate/saved-metadata.ts'
import { fileService } from './builders/file-service.ts'
import { json, startHttpService } from './builders/http-service.ts'
import { withSchema } from './builders/schema-service.ts'
import { account, someId } from './builders/tables.ts'

let consumer: Consumer
beforeAll(async () => {
  consumer = await consumerOfPackedPackage('dataverse')
})
afterAll(() => consumer.remove())

const who = { UserId: 'u', BusinessUnitId: 'b', OrganizationId: 'o' }

describe('the package as it is published', () => {
  test('holds the built code, its types, its source and its licence, and no test', () => {
    const { packedFiles } = consumer
    expect(packedFiles).toEqual(
      expect.arrayContaining(['LICENSE', 'README.md', 'dist/index.js', 'dist/index.d.ts', 'src/index.ts']),
    )
    expect(packedFiles.filter((path) => /\.test\.|tsbuildinfo|^test\/|tsconfig/.test(path))).toEqual([])
  })

  test('generates types by the command it names', async () => {
    const { bin } = JSON.parse(await consumer.read('node_modules/@liaison/dataverse/package.json')) as { bin: object }
    expect(Object.keys(bin)).toEqual(['liaison-dataverse'])
    const [file = ''] = Object.values(bin) as string[]
    await consumer.write('saved.json', savedMetadataText([account]))
    const command = join('node_modules/@liaison/dataverse', file)
    expect(await consumer.run(command, 'generate', '--metadata', 'saved.json')).toContain(
      'export interface AccountCreate {',
    )
  })

  test('works from ESM on this Node, over undici and over fetch', async () => {
    const service = await startHttpService()
    service.answer((_request, response) => json(response, 200, who))
    await consumer.write(
      'main.js',
      `import { createDataverseClient, fetchTransport, undiciTransport } from '@liaison/dataverse'
      import { createEntraClient } from '@liaison/dataverse/entra'
      const tokens = { getAccessToken: async () => 'token' }
      const answers = []
      for (const transport of [undefined, undiciTransport(), fetchTransport()]) {
        const client = createDataverseClient({ environmentUrl: '${service.url}', tokens, ...(transport && { transport }) })
        answers.push((await client.whoAmI()).userId)
      }
      console.log(JSON.stringify({ answers, entra: typeof createEntraClient }))
      process.exit()`,
    )
    expect(JSON.parse(await consumer.run('main.js'))).toEqual({ answers: ['u', 'u', 'u'], entra: 'function' })
    await service.stop()
  })

  test.each([
    ['Node', ['--module', 'nodenext']],
    ['a bundler', ['--module', 'esnext', '--moduleResolution', 'bundler']],
  ])('has types that hold without any @types package, resolved as by %s', async (_name, resolution) => {
    await consumer.write(
      'main.ts',
      `import { createDataverseClient, type Row, undiciTransport } from '@liaison/dataverse'
      import { createEntraClient, type EntraClient } from '@liaison/dataverse/entra'
      export const client = createDataverseClient({
        environmentUrl: 'https://contoso.crm4.dynamics.com',
        tokens: { getAccessToken: async () => 'token' },
        transport: undiciTransport({ connections: 4 }),
      })
      export const rows: AsyncIterable<Row> = client.list('account')
      export const entra: EntraClient = createEntraClient({ authority: '', clientId: '', clientSecret: '' })
      // @ts-expect-error: a table is named by text
      client.list(1)`,
    )
    const strict = ['--noEmit', '--strict', '--exactOptionalPropertyTypes', '--target', 'es2022', '--lib', 'es2023,dom']
    expect(await consumer.compile([...strict, ...resolution, '--types', '', 'main.ts'])).toBe('')
  })
})

describe('bundled for a browser', () => {
  const bundled = async (): Promise<{ code: string; imports: string[] }> => {
    await consumer.write('browser.js', `export { createDataverseClient, fetchTransport } from '@liaison/dataverse'`)
    const bundle = await rolldown({
      input: join(consumer.folder, 'browser.js'),
      platform: 'browser',
      logLevel: 'silent',
    })
    const { output } = await bundle.generate({ format: 'iife', name: 'dataverse', codeSplitting: false })
    await bundle.close()
    return { code: output[0].code, imports: output.flatMap((chunk) => (chunk.type === 'chunk' ? chunk.imports : [])) }
  }

  test('it holds nothing of Node and works with what browsers have', async () => {
    const { code, imports } = await bundled()
    expect(imports).toEqual([])
    expect(code.match(/["'`]node:|\brequire\(|\bprocess\.\w+|\bBuffer\b|undici\/\w+/g)).toBeNull()
    const web = { AbortController, AbortSignal, crypto, fetch, setTimeout, clearTimeout, TextDecoder, TextEncoder, URL }
    const service = await startHttpService()
    service.answer((_request, response) => json(response, 200, who))
    const context = createContext({ ...web, URLSearchParams, environmentUrl: service.url })
    const answer: unknown = await runInContext(
      `${code}; dataverse.createDataverseClient({ environmentUrl, tokens: { getAccessToken: async () => 'token' } }).whoAmI()`,
      context,
    )
    expect(answer).toMatchObject({ userId: 'u' })
    await service.stop()
  })

  test('it carries files both ways', async () => {
    const { code } = await bundled()
    const web = { AbortController, AbortSignal, atob, Blob, btoa, crypto, fetch, setTimeout, clearTimeout, URL }
    const service = await startHttpService()
    const { handle, files } = fileService()
    service.answer(withSchema(handle))
    const context = createContext({ ...web, TextDecoder, TextEncoder, environmentUrl: service.url, id: someId })
    const answer: unknown = await runInContext(
      `${code}; (async () => {
        const client = dataverse.createDataverseClient({ environmentUrl, tokens: { getAccessToken: async () => 'token' } })
        const content = Uint8Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256)
        await client.uploadFile('new_visit', id, 'new_contract', content, { fileName: 'ž.txt' })
        await client.uploadFile('new_visit', id, 'new_contract', new Blob([content]), { fileName: 'a.txt' })
        const read = await (await client.downloadFile('new_visit', id, 'new_contract')).bytes()
        return read.length === content.length && read.every((byte, at) => byte === content[at])
      })()`,
      context,
    )
    expect(answer).toBe(true)
    const content = Buffer.from(Array.from({ length: 100_000 }, (_, at) => (at * 7) % 256))
    expect([...files.values()].map(({ bytes }) => bytes.equals(content))).toEqual([true, true])
    await service.stop()
  })
})
