import { Button, DialogActions, DialogBody, DialogTitle } from '@fluentui/react-components'
import type { IssuedApiKey } from '../../api/api.gen.ts'
import { DialogColumn } from '../../ui/dialog-column.tsx'
import { CopyBlock } from '../../ui/copy-block.tsx'
import styles from './developer-page.module.css'

/** The one moment in which a secret is seen; it is closed by a button only. */
export function IssuedSecret({ issued, onClose }: { issued: IssuedApiKey; onClose: () => void }) {
  return (
    <DialogBody>
      <DialogTitle>Copy the secret of “{issued.key.name}” now</DialogTitle>
      <DialogColumn>
        <p>It is shown this once: Liaison keeps only its hash. Put it where your program keeps its secrets.</p>
        <div className={styles.secret}>
          <CopyBlock label="Secret" text={issued.secret} />
        </div>
      </DialogColumn>
      <DialogActions>
        <Button appearance="primary" onClick={onClose}>
          I have it
        </Button>
      </DialogActions>
    </DialogBody>
  )
}
