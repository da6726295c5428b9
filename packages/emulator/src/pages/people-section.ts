import { accountIdOf, type Directory, type Person } from '../entra/directory.ts'
import { html, type Html } from './html.ts'

/** Everybody who can sign in, and who is signed in in this browser, by the id of their account. */
export function peopleSection({ people }: Directory, signedIn: string | undefined): Html {
  return html`<p class="quiet small">
      Anyone of them can sign in; nobody has a password. Who is signed in here is not asked again by an application.
    </p>
    <table class="people-table">
      <thead>
        <tr>
          <th>Name</th>
          <th>User name</th>
          <th>About</th>
          <th><span class="unseen">Sign in</span></th>
        </tr>
      </thead>
      <tbody>
        ${people.map((person) => personRow(person, accountIdOf(person) === signedIn))}
      </tbody>
    </table>`
}

function personRow({ key, name, username, about }: Person, isSignedIn: boolean): Html {
  return html`<tr>
    <td>${name}</td>
    <td><code>${username}</code></td>
    <td>${about}</td>
    <td class="action">
      <form method="post" action="/people/${key}/${isSignedIn ? 'sign-out' : 'sign-in'}">
        <button class="button" aria-label="Sign ${isSignedIn ? 'out' : 'in as'} ${name}">
          ${isSignedIn ? 'Sign out' : 'Sign in'}
        </button>
      </form>
    </td>
  </tr>`
}
