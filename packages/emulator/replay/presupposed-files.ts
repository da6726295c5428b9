import type { Emulator } from '../src/index.ts'
import type { Exchange } from './exchange.ts'

/** The file that a download reads or a DELETE removes, of the name and size that the reply tells. */
export async function layFile({ request, response }: Exchange, emulator: Emulator): Promise<void> {
  const [, set = '', id = '', name = '', value] =
    /\/(\w+)\(([0-9a-f-]{36})\)\/(\w+)(\/\$value)?(?:\?|$)/i.exec(request.url) ?? []
  const column = emulator.schema.byEntitySetName.get(set)?.columns.get(name)
  if (column?.type !== 'File' || (value === undefined && request.method !== 'DELETE')) return
  const { 'x-ms-file-size': size = '1', 'x-ms-file-name': fileName = 'file.txt' } = response?.headers ?? {}
  await fetch(`${emulator.environmentUrl}/api/data/v9.2/${set}(${id})/${name}`, {
    method: 'PATCH',
    headers: {
      authorization: `Bearer ${await emulator.tokenFor('ada')}`,
      'content-type': 'application/octet-stream',
      'x-ms-file-name': String(fileName),
    },
    body: Buffer.alloc(Number(size)),
  })
}
