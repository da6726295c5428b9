import { adminVerbs } from '../admin/admin-verbs.ts'
import { controlButton, controlForm } from './control-form.ts'
import { html, type Html } from './html.ts'

/** What one wants to see most often, at one press. */
const presets: readonly [button: string, verb: string, fields?: Record<string, string>][] = [
  ['Throttle the next request', 'throttle', { nextRequests: '1', retryAfterSeconds: '5' }],
  ['Fail the next request', 'failNext', { status: '500' }],
  ['502 from a gateway', 'badGateway'],
  ['Cut before it happens', 'cutConnection', { when: 'before' }],
  ['Cut after it happened', 'cutConnection', { when: 'after' }],
  ['Half a reply', 'truncateReply'],
  ['One second for each', 'slow', { milliseconds: '1000' }],
  ['Expire access tokens', 'expireAccessTokens'],
  ['Challenge for claims', 'challengeClaims'],
  ['Revoke sessions', 'revokeSessions'],
  ['Revoke consent', 'revokeConsent'],
  ['Expire delta tokens', 'expireDeltaTokens'],
]

/** What can be made to go wrong: at one press, or with everything that can be said about it. */
export function faultsSection(userKeys: readonly string[]): Html {
  const names = [...adminVerbs]
    .filter(([path, { schema }]) => path.startsWith('faults/') && 'properties' in schema)
    .map(([path]) => path.slice('faults/'.length))
    .filter((name) => name !== 'clear')
  return html`<div class="buttons">
      ${presets.map(([button, verb, fields]) => controlButton(`faults/${verb}`, button, fields))}
      ${controlButton('faults/clear', 'Nothing goes wrong any more')}
    </div>
    <details>
      <summary>With all that can be said about them</summary>
      ${names.map(
        (name) =>
          html`<details>
            <summary><code>${name}</code></summary>
            ${controlForm({ path: `faults/${name}`, button: name, choices: { user: userKeys } })}
          </details>`,
      )}
    </details>
    <p class="quiet small">
      The schema changes at <a href="/tables">its tables and columns</a>, accounts and the application at
      <a href="/entra">Entra</a>.
    </p>
    <div class="buttons">
      ${controlButton('faults/changeSchema', 'Finish indexes of keys', { change: 'finish-key-indexes' })}
      ${controlButton('faults/changeSchema', 'Expire version stamps of metadata', { change: 'expire-version-stamps' })}
    </div>`
}
