import { parseArgs } from 'node:util'
import type { EmulatorOptions } from './emulator.ts'

export const usage = `Usage: npx @liaison/emulator [OPTIONS]
In Liaison's own repository: npm run emulator -- [OPTIONS]

  --port N      where to listen on 127.0.0.1 (default: any free port)
  --seed        demo: a sales organisation with its data (default); empty: the same organisation without business rows
  --data DIR    keep everything in this folder; without it all is forgotten at the end
  --size N      accounts of the demo organisation
  --schema FILE tables and columns to add to the organisation's schema (JSON)
  --https       TLS, with a certificate made at the start, which is printed
  --consent     ask: each person consents (default); granted: consented for all; admin-required: only an administrator may;
                admin-approval-workflow: people may ask an administrator to`

/** The arguments cannot be understood; the message says which. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}

/** @throws {UsageError} */
export function readOptions(argv: string[]): EmulatorOptions {
  const { values } = readArguments(argv)
  const { seed = 'demo', consent = 'ask', port, data, size, schema, https } = values
  if (seed !== 'demo' && seed !== 'empty') throw new UsageError(`--seed ${seed}: demo or empty`)
  if (!isConsent(consent))
    throw new UsageError(`--consent ${consent}: ask, granted, admin-required or admin-approval-workflow`)
  return {
    seed,
    userConsent: consent,
    ...(https === true && { https }),
    ...(port !== undefined && { port: wholeNumber('--port', port, 65_535) }),
    ...(data !== undefined && { dataDirectory: data }),
    ...(schema !== undefined && { schema }),
    ...(size !== undefined && { size: { accounts: wholeNumber('--size', size, 1_000_000) } }),
  }
}

const consents = ['ask', 'granted', 'admin-required', 'admin-approval-workflow'] as const

const isConsent = (word: string): word is (typeof consents)[number] => consents.some((consent) => consent === word)

function readArguments(args: string[]) {
  const text = { type: 'string' } as const
  try {
    const https = { type: 'boolean' } as const
    return parseArgs({
      args,
      options: { port: text, seed: text, data: text, size: text, schema: text, consent: text, https },
    })
  } catch (failure) {
    throw new UsageError(failure instanceof Error ? failure.message : String(failure))
  }
}

function wholeNumber(name: string, value: string, largest: number): number {
  const number = Number(value)
  if (!/^\d+$/.test(value) || number < 1 || number > largest)
    throw new UsageError(`${name} ${value}: a whole number from 1 to ${largest}`)
  return number
}
