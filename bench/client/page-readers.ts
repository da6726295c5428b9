import { promisify } from 'node:util'
import { gunzip } from 'node:zlib'
import { createDataverseClient } from '@liaison/dataverse'
import { DynamicsWebApi } from 'dynamics-web-api'
import { request } from 'undici'

/** Reads the first page of accounts and answers its rows. */
export type PageReader = () => Promise<readonly unknown[]>

const inflate = promisify(gunzip)
const headers = { authorization: 'Bearer token', accept: 'application/json', prefer: 'odata.include-annotations="*"' }

/** The ways to read a page that are compared. All of them keep their connections. */
export function pageReaders(environmentUrl: string): Record<string, PageReader> {
  const accounts = `${environmentUrl}/api/data/v9.2/accounts`
  const liaison = createDataverseClient({ environmentUrl, tokens: { getAccessToken: async () => 'token' } })
  const dynamicsWebApi = new DynamicsWebApi({
    serverUrl: environmentUrl,
    dataApi: { version: '9.2' },
    onTokenRefresh: async () => 'token',
  })
  return {
    liaison: async () => {
      for await (const { rows } of liaison.list('account').pages()) return rows
      return []
    },
    'liaison, row by row': async () => {
      const rows: unknown[] = []
      for await (const row of liaison.list('account')) rows.push(row)
      return rows
    },
    undici: async () => {
      const reply = await request(accounts, { headers: { ...headers, 'accept-encoding': 'gzip' } })
      if (reply.headers['content-encoding'] !== 'gzip') return rowsIn(JSON.parse(await reply.body.text()))
      // In one piece, as quickly as Node can: its default of 16 KB a piece is several times slower.
      const bytes = await inflate(await reply.body.arrayBuffer(), { chunkSize: 1_048_576 })
      return rowsIn(JSON.parse(bytes.toString()))
    },
    fetch: async () => rowsIn(await (await fetch(accounts, { headers })).json()),
    'dynamics-web-api': async () =>
      (await dynamicsWebApi.retrieveMultiple({ collection: 'accounts', includeAnnotations: '*' })).value ?? [],
  }
}

const rowsIn = (json: unknown): readonly unknown[] => (json as { value: unknown[] }).value
