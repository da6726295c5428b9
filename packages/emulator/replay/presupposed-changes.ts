import type { Emulator } from '../src/index.ts'
import type { Exchange } from './exchange.ts'

interface Item {
  id?: string
  reason?: string
}

/**
 * A page's delta token is of its own environment. Here it is one taken before the rows that the reply shows were changed,
 * and those it tells of were deleted. Returns the address with that token.
 */
export async function changeSince({ request, response }: Exchange, emulator: Emulator): Promise<string> {
  const [, set = '', query = ''] = /\/(\w+)\?(.*)\$deltatoken=/s.exec(request.url) ?? []
  const table = emulator.schema.byEntitySetName.get(set)
  if (!table) return request.url
  const items = ((response?.json ?? {}) as { value?: (Item & Record<string, string>)[] }).value ?? []
  const deleted = items.filter(({ reason }) => reason === 'deleted')
  for (const { id } of deleted) emulator.rows.insert(table.logicalName, { [table.primaryId]: id! })
  const reply = await fetch(`${emulator.environmentUrl}/api/data/v9.2/${set}?${query}`, {
    headers: { authorization: `Bearer ${await emulator.tokenFor('ada')}`, prefer: 'odata.track-changes' },
  })
  const { '@odata.deltaLink': link = '' } = (await reply.json()) as { '@odata.deltaLink'?: string }
  for (const item of items) {
    const id = item[table.primaryId]
    if (id !== undefined)
      emulator.rows.update(table.logicalName, id, {
        [table.primaryName!]: item[table.primaryName!] ?? null,
      })
  }
  for (const { id } of deleted) emulator.rows.remove(table.logicalName, id!)
  return request.url.replace(/\$deltatoken=.*$/s, () => `$deltatoken=${link.split('$deltatoken=')[1] ?? ''}`)
}
