// A process of its own: runs the examples of a folder in their order and answers what each of them printed.
import { pathToFileURL } from 'node:url'
import { createDataverseClient } from '@liaison/dataverse'
import type { Emulator } from '@liaison/emulator'
import { entraBrowser, objectIdOf } from '../../../emulator/test/entra-browser.ts'
import type { ReadersOwn } from './readme-world.ts'

export interface ExamplesInput {
  own: ReadersOwn
  environmentUrl: string
  entra: Pick<Emulator, 'authorityUrl' | 'users'>
  /** Paths, in the order in which they run. */
  files: string[]
}

export interface Printed {
  /** The arguments of each `console.log`, as JSON keeps them. */
  lines: unknown[][]
  /** What it failed with. */
  failure?: string
}

const input = JSON.parse(process.env['README_EXAMPLES'] ?? '') as ExamplesInput

/** A person at the address the application sends their browser to. */
async function callbackOf(url: string): Promise<string> {
  const emulator = input.entra as Emulator
  const { redirectUri } = input.own
  const browser = entraBrowser(emulator, redirectUri)
  const picker = await browser.open('oauth2/v2.0/authorize', Object.fromEntries(new URL(url).searchParams))
  const { answer } = await browser.press(picker, { account: objectIdOf(emulator, 'mia') })
  return `${redirectUri}?${answer?.toString() ?? ''}`
}

const { environmentUrl, own } = input
const tokens = { getAccessToken: async () => own.myAccessToken }
Object.assign(globalThis, own, {
  dataverse: createDataverseClient({ environmentUrl, tokens }),
  // What the stand-ins of the packages ask for: see examples-folder.ts.
  emulatedUrl: environmentUrl,
  signIn: async ({ url }: { url: string }) => Object.assign(globalThis, { callbackUrl: await callbackOf(url) }),
})

const results: Printed[] = []
for (const file of input.files) {
  const lines: unknown[][] = []
  Object.assign(console, { log: (...values: unknown[]) => lines.push(values) })
  try {
    await import(pathToFileURL(file).href)
    results.push({ lines })
  } catch (error) {
    results.push({ lines, failure: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}
process.stdout.write(JSON.stringify(results), () => process.exit())
