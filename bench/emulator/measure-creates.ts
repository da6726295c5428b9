import { send, startEmulated } from './emulated.ts'

const creates = 10_000
const parallel = 16
const perBatch = 100

export interface EmulatedCreates {
  /** One request each, 16 at a time. */
  singlyPerSecond: number
  /** 100 in a `$batch`, each by itself. */
  inBatchesPerSecond: number
  /** 100 in a change set. */
  inChangeSetsPerSecond: number
  /** 100 in a CreateMultiple. */
  createMultiplePerSecond: number
}

const contact = (number: number): string =>
  JSON.stringify({ firstname: `First ${number}`, lastname: 'Last', emailaddress1: `someone${number}@example.com` })

const numbers = (from: number): number[] => Array.from({ length: perBatch }, (_, index) => from + index)

const part = (number: number, contentId?: number): string =>
  [
    'Content-Type: application/http',
    'Content-Transfer-Encoding: binary',
    ...(contentId === undefined ? [] : [`Content-ID: ${contentId}`]),
    '',
    'POST /api/data/v9.2/contacts HTTP/1.1',
    'Content-Type: application/json',
    '',
    contact(number),
  ].join('\r\n')

const multipart = (boundary: string, parts: readonly string[]): string =>
  [...parts.map((each) => `--${boundary}\r\n${each}`), `--${boundary}--`, ''].join('\r\n')

export async function measureCreates(): Promise<EmulatedCreates> {
  const emulated = await startEmulated({ seed: 'empty', plugins: false })
  const request = async (path: string, body: string, type = 'application/json'): Promise<void> => {
    const { status, bytes } = await send(emulated, path, { method: 'POST', body, headers: { 'content-type': type } })
    if (status >= 300) throw new Error(`${path}: ${status} ${new TextDecoder().decode(bytes).slice(0, 300)}`)
  }
  const batch = async (body: string): Promise<void> => request('$batch', body, 'multipart/mixed; boundary=batch_b')
  try {
    return {
      singlyPerSecond: await rate(1, (from) => request('contacts', contact(from))),
      inBatchesPerSecond: await rate(perBatch, (from) =>
        batch(
          multipart(
            'batch_b',
            numbers(from).map((number) => part(number)),
          ),
        ),
      ),
      inChangeSetsPerSecond: await rate(perBatch, (from) => {
        const set = multipart(
          'changeset_c',
          numbers(from).map((number, index) => part(number, index + 1)),
        )
        return batch(multipart('batch_b', [`Content-Type: multipart/mixed; boundary=changeset_c\r\n\r\n${set}`]))
      }),
      createMultiplePerSecond: await rate(perBatch, (from) => {
        const targets = numbers(from).map(
          (number) => `{"@odata.type":"Microsoft.Dynamics.CRM.contact",${contact(number).slice(1)}`,
        )
        return request('contacts/Microsoft.Dynamics.CRM.CreateMultiple', `{"Targets":[${targets.join(',')}]}`)
      }),
    }
  } finally {
    await emulated.server.stop()
  }
}

/** Rows a second, with 16 requests under way. */
async function rate(rows: number, write: (from: number) => Promise<void>): Promise<number> {
  const startedAt = performance.now()
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < creates) {
      const from = next
      next += rows
      await write(from)
    }
  }
  await Promise.all(Array.from({ length: parallel }, worker))
  return Math.round((creates / (performance.now() - startedAt)) * 1000)
}
