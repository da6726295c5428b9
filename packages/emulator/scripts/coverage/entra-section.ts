import fastify from 'fastify'
import { aadsts, type AadstsNumber, channelOf, refusals } from '../../src/entra/aadsts.ts'
import type { Entra } from '../../src/entra/entra.ts'
import { registerEntra } from '../../src/entra/register-entra.ts'
import { grants } from '../../src/entra/token-endpoint.ts'
import { describedMembers } from './described-members.ts'
import { code, codes, markdownTable } from './markdown-table.ts'

/** Entra's endpoints, what the token endpoint grants, and the refusals by number. */
export async function entraSection(): Promise<string> {
  const numbers = Object.keys(refusals).map((number) => Number(number) as AadstsNumber)
  const controls = [...describedMembers('emulator.ts', 'EntraControls')]
  return `## Entra ID

${markdownTable(
  ['Endpoint', 'Methods', 'Answered'],
  (await endpoints()).map(({ url, methods, isAnswered }) => [code(url), methods.join(' '), isAnswered ? 'yes' : '501']),
)}

Grants: ${codes(Object.keys(grants))}

${numbers.length} refusals. The sign-in tells them on its own page or redirects with them to the application, and \`entra.tellBy\`
says otherwise. What it finds before it knows the application's address is always on the page.

${markdownTable(
  ['AADSTS', 'OAuth error', 'Status', 'Suberror', 'At the sign-in'],
  numbers.map((number) => {
    const { oauthError, status, suberror } = aadsts(number)
    return [number, code(oauthError), status, suberror === undefined ? '' : code(suberror), channelOf(number)]
  }),
)}

What happens to accounts and to the application, in code:

${markdownTable(
  [code('entra'), 'What it does'],
  controls.map(([name, what]) => [code(name), what]),
)}
`
}

interface Endpoint {
  url: string
  methods: string[]
  isAnswered: boolean
}

async function endpoints(): Promise<Endpoint[]> {
  const server = fastify()
  const routes = new Map<string, string[]>()
  server.addHook('onRoute', ({ url, method }) => {
    const methods = [method].flat().filter((each) => each !== 'HEAD')
    if (methods.length > 0) routes.set(url, [...(routes.get(url) ?? []), ...methods])
  })
  // Without a directory they fail, but for those that say they are not emulated.
  registerEntra(server, {} as Entra)
  const found: Endpoint[] = []
  await server.ready()
  for (const [url, methods] of routes) {
    if (!url.startsWith('/:tenant/')) continue
    const { statusCode } = await server.inject({ method: methods[0] as 'GET', url })
    found.push({ url: url.replace(':tenant', '{tenant}'), methods, isAnswered: statusCode !== 501 })
  }
  return found
}
