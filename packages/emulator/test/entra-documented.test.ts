import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readExchanges } from '../replay/exchange.ts'
import { replayEntra } from '../replay/replay-entra-exchange.ts'

// Each line of the file names its page and commit, like those of the Web API.
const exchanges = readExchanges(fileURLToPath(new URL('./entra-exchanges.jsonl', import.meta.url)))

test.each(exchanges.map((exchange) => ({ exchange, title: `${exchange.id}, ${exchange.page.split('/').at(-1)}` })))(
  'Entra is answered as documented: $title',
  async ({ exchange }) => {
    expect(await replayEntra(exchange)).toEqual({ kind: 'pass' })
  },
)

test('what is answered otherwise is told, by name', async () => {
  const declined = exchanges.find(({ id }) => id === 'entracode-02')!
  const body = 'GET http://localhost?error=invalid_request&error_description=AADSTS1+no&session_state=s'
  expect(await replayEntra({ ...declined, response: { status: null, headers: {}, body, json: null } })).toEqual({
    kind: 'fail',
    because: [
      'error is "access_denied", expected "invalid_request"',
      'error_description says AADSTS65004, expected AADSTS1',
      'session_state is missing',
    ],
  })
})
