import { html } from './html.ts'
import type { Page } from './page.ts'

/** `what` goes on from “has”. */
export const nothingPage = (what: string): Page => ({
  title: 'Not here',
  service: 'Dynamics 365',
  body: html`<h1>Not here</h1>
    <p>The emulated organisation has ${what}. It may have been deleted.</p>
    <p><a href="/">Emulator</a></p>`,
})
