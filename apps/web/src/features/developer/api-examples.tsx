import { CopyBlock } from '../../ui/copy-block.tsx'
import { Panel } from '../../ui/panel.tsx'
import styles from './developer-page.module.css'

const origin = window.location.origin

const readAccounts = `curl ${origin}/api/accounts \\
  -H "Authorization: Bearer $LIAISON_KEY"`

const proposeNote = `curl ${origin}/api/plans \\
  -H "Authorization: Bearer $LIAISON_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{
    "reason": "Call of this morning",
    "changes": [{
      "kind": "add-note",
      "regarding": { "table": "account", "id": "<account id>" },
      "title": "Call",
      "text": "They want a second offer."
    }]
  }'`

const makeLink = `curl ${origin}/api/connect-links \\
  -H "Authorization: Bearer $LIAISON_KEY" \\
  -H "Content-Type: application/json" \\
  -d '{ "reference": "user-17", "returnUrl": "https://app.example.com/connected" }'`

const actForPerson = `curl ${origin}/api/accounts \\
  -H "Authorization: Bearer $LIAISON_KEY" \\
  -H "Liaison-Member: user-17"`

/** The first calls, ready to be copied. Connecting other people is for keys of administrators. */
export function ApiExamples({ isAdmin }: { isAdmin: boolean }) {
  return (
    <>
      <Panel title="Call the API">
        <div className={styles.examples}>
          <p>A key acts for whoever made it. Put its secret into an environment variable, then:</p>
          <CopyBlock label="Read accounts" text={readAccounts} />
          <CopyBlock label="Propose a change, which waits for approval" text={proposeNote} />
        </div>
      </Panel>
      <Panel title="Embed Liaison in your product">
        <div className={styles.examples}>
          <p>
            With a key that may connect people{isAdmin ? '' : ' (an administrator makes it)'}, your program sends each
            of its users to a link. They read what they allow, sign in with Microsoft and come back to you.
          </p>
          <CopyBlock label="Make a link for one person" text={makeLink} />
          <CopyBlock label="Act for that person afterwards" text={actForPerson} />
        </div>
      </Panel>
    </>
  )
}
