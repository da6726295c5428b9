import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readExchanges } from '../replay/exchange.ts'
import { replay } from '../replay/replay-exchange.ts'

// Requests with their replies as Microsoft's pages show them; each line names its page and commit. Those of the second file
// were kept aside while the emulator was made to answer the others. `npm run replay` repeats further collections.
const exchanges = ['exchanges.jsonl', 'exchanges-aside.jsonl'].flatMap((name) =>
  readExchanges(fileURLToPath(new URL(name, import.meta.url))),
)

test.each(exchanges.map((exchange) => ({ exchange, title: `${exchange.id}, ${exchange.page.split('/').at(-1)}` })))(
  'the emulator answers as documented: $title',
  async ({ exchange }) => {
    expect(await replay(exchange)).toEqual({ kind: 'pass' })
  },
)
