import type { AccountState } from '../../entra/accounts.ts'
import type { Person } from '../../entra/directory.ts'
import type { Entra } from '../../entra/entra.ts'
import { controlForm } from '../control-form.ts'
import { html, type Html } from '../html.ts'

/** Everybody's account with its state; those of other tenants go by their user names. */
export function accountsSection({ directory, state, tenants }: Entra): Html {
  const elsewhere = tenants.filter((tenant) => tenant.directory !== directory)
  const strangers = elsewhere.flatMap((tenant) => tenant.directory.people.filter(({ home }) => !home))
  return html`${directory.people.map((person) => accountForms(person, person.key, state.accounts.of(person)))}
  ${strangers.map((person) => accountForms(person, person.username, state.accounts.of(person)))}`
}

function accountForms(person: Person, user: string, state: AccountState): Html {
  const { name, username, home } = person
  const isOfBrightwater = user === person.key
  // Of a guest only what is said of the guest is set: the rest holds for the account at home.
  const values = home ? {} : { ...state }
  return html`<details>
    <summary>
      ${name} <span class="quiet small">${home ? 'guest, ' : ''}<code>${username}</code></span> ${stateInWords(state)}
    </summary>
    ${controlForm({ path: 'entra/setAccount', button: 'Set account', values, choices: { user: [user] } })}
    ${
      isOfBrightwater &&
      controlForm({ path: 'entra/changeCredentials', button: 'Change credentials', choices: { user: [user] } })
    }
  </details>`
}

const words: readonly [string, (state: AccountState) => boolean][] = [
  ['disabled', ({ disabled }) => disabled],
  ['deleted', ({ deleted }) => deleted],
  ['locked', ({ locked }) => locked],
  ['password expired', ({ passwordExpired }) => passwordExpired],
  ['types a wrong password', ({ wrongPassword }) => wrongPassword],
  ['no password', ({ signsInWith }) => signsInWith === 'passwordless'],
  ['no second factor', ({ mfa }) => mfa === 'not-registered'],
  ['second factor expired', ({ mfa }) => mfa === 'expired'],
  ['compliant device', ({ device }) => device === 'compliant'],
  ['domain-joined device', ({ device }) => device === 'domain-joined'],
]

/** What differs from an account as it is at first. */
function stateInWords(state: AccountState): Html | false {
  const shown = words.filter(([, holds]) => holds(state)).map(([word]) => word)
  return shown.length > 0 && html`<b class="state">${shown.join(', ')}</b>`
}
