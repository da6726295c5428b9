import type { Examined } from './examined.ts'
import { type Finding, ok, problem, warning } from './report.ts'

const loopback = new Set(['localhost', '127.0.0.1', '[::1]'])

/** Whether Liaison answers where people are sent, as far as this machine can tell. */
export async function checkPublicAddress({ config, serving }: Pick<Examined, 'config' | 'serving'>): Promise<Finding> {
  const { publicUrl } = config
  const { hostname } = new URL(publicUrl)
  const answer = await askHealth(publicUrl)
  if (answer.kind === 'healthy') {
    return loopback.has(hostname)
      ? warning(
          `${publicUrl} answers, but only on this machine.`,
          'For other people set PUBLIC_URL to the https address they open, register its redirect addresses, and start the server again.',
        )
      : ok(`${publicUrl} answers.`)
  }
  if (answer.kind === 'redirected') {
    return problem(
      `${publicUrl} sends browsers on to ${answer.to}.`,
      'Set PUBLIC_URL to the address that people end at: sign-ins come back to PUBLIC_URL exactly.',
    )
  }
  if (answer.kind === 'other') {
    return problem(
      `What answers at ${publicUrl} is not a Liaison that works (HTTP ${answer.status}).`,
      'Check that the reverse proxy hands every path to the port of Liaison, and that PUBLIC_URL is the right address.',
    )
  }
  return serving
    ? warning(
        `${publicUrl} cannot be reached from the machine that Liaison runs on: ${answer.reason}.`,
        'Open it in a browser from where your people are. If that fails too, check the name in DNS, the firewall and the certificate of the reverse proxy.',
      )
    : warning(`Nothing answers at ${publicUrl}: ${answer.reason}.`, 'Start the server, then ask the doctor again.')
}

type Answer =
  | { kind: 'healthy' }
  | { kind: 'redirected'; to: string }
  | { kind: 'other'; status: number }
  | { kind: 'silent'; reason: string }

async function askHealth(publicUrl: string): Promise<Answer> {
  try {
    const reply = await fetch(`${publicUrl}/api/health`, { redirect: 'manual', signal: AbortSignal.timeout(5_000) })
    const to = reply.headers.get('location')
    if (to !== null) {
      await reply.body?.cancel()
      return { kind: 'redirected', to: new URL(to, publicUrl).origin }
    }
    const body: unknown = await reply.json().catch(() => undefined)
    const healthy = reply.ok && typeof body === 'object' && body !== null && 'status' in body && body.status === 'ok'
    return healthy ? { kind: 'healthy' } : { kind: 'other', status: reply.status }
  } catch (error) {
    return { kind: 'silent', reason: reasonOf(error) }
  }
}

/** `fetch` itself says only that it failed. */
function reasonOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown } }
  if (typeof cause?.code === 'string') return cause.code
  return error instanceof Error ? error.name : 'no answer'
}
