import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readExchanges } from '../replay/exchange.ts'
import { replay } from '../replay/replay-exchange.ts'

// Requests with their replies as Microsoft's pages show them; each line of the file names its page and commit.
// `npm run replay` repeats other collections of the same form.
const exchanges = readExchanges(fileURLToPath(new URL('./exchanges.jsonl', import.meta.url)))

test.each(exchanges.map((exchange) => ({ exchange, title: `${exchange.id}, ${exchange.page.split('/').at(-1)}` })))(
  'the emulator answers as documented: $title',
  async ({ exchange }) => {
    expect(await replay(exchange)).toEqual({ kind: 'pass' })
  },
)
