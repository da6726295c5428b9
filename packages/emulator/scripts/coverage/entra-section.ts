import fastify from 'fastify'
import { refusals } from '../../src/entra/aadsts.ts'
import type { Entra } from '../../src/entra/entra.ts'
import { registerEntra } from '../../src/entra/register-entra.ts'
import { grants } from '../../src/entra/token-endpoint.ts'
import { code, codes, markdownTable } from './markdown-table.ts'

interface Refusal {
  oauthError: string
  status?: number
  suberror?: string
}

/** Entra's endpoints, what the token endpoint grants, and the refusals by number. */
export async function entraSection(): Promise<string> {
  const numbers = Object.entries<Refusal>(refusals)
  return `## Entra ID

${markdownTable(
  ['Endpoint', 'Methods', 'Answered'],
  (await endpoints()).map(({ url, methods, isAnswered }) => [code(url), methods.join(' '), isAnswered ? 'yes' : '501']),
)}

Grants: ${codes(Object.keys(grants))}

${numbers.length} refusals:

${markdownTable(
  ['AADSTS', 'OAuth error', 'Status', 'Suberror'],
  numbers.map(([number, { oauthError, status = 400, suberror }]) => [
    Number(number),
    code(oauthError),
    status,
    suberror === undefined ? '' : code(suberror),
  ]),
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
    const { statusCode } = await server.inject({ method: methods[0] as 'GET', url })
    found.push({ url: url.replace(':tenant', '{tenant}'), methods, isAnswered: statusCode !== 501 })
  }
  return found
}
