import { adminVerbs } from '../admin/admin-verbs.ts'
import { html, type Html } from './html.ts'

/** What came of the last form. */
export interface Outcome {
  /** Of the verb, as in the admin API. */
  path?: string
  /** Why it was not done. */
  failed?: string
}

const entraSections: Readonly<Record<string, string>> = {
  setAccount: 'accounts',
  changeCredentials: 'accounts',
  setPolicies: 'policies',
  assign: 'assignment',
  setApplication: 'application',
  setResource: 'resource',
  tellBy: 'channels',
}

/** Which part of a page the form of a verb stands in. */
export function sectionOf(path: string): string {
  const [area = '', verb = ''] = path.split('/')
  return area === 'entra' ? (entraSections[verb] ?? '') : area
}

/** What came of a form stands where the form was, because that is where the browser goes back to. */
export const sectionHead = (id: string, title: string, outcome: Outcome): Html =>
  html`<h2 id="${id}">${title}</h2>
    ${outcome.path !== undefined && sectionOf(outcome.path) === id && outcomeMessage(outcome)}`

export function outcomeMessage({ path = '', failed }: Outcome): Html | false {
  if (failed !== undefined) return html`<p class="warning" role="alert">${failed}</p>`
  return adminVerbs.has(path) && html`<p class="done" role="status">Done: <code>${path}</code></p>`
}
