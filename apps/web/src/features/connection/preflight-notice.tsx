import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { WarningIcon } from '../../ui/icons.ts'
import { arrangeAbilities, deedOf } from './arrange-abilities.ts'
import styles from './connection-page.module.css'
import { preflightQuery } from './queries.ts'

const shown = 3

/** Before somebody finds out in the middle of their work. Nothing to see where everything will work, or is not known. */
export function PreflightNotice() {
  const { data } = useQuery(preflightQuery)
  const lacking = data === undefined ? [] : arrangeAbilities(data.abilities).lacking
  if (lacking.length === 0) return null
  const more = lacking.length - shown
  return (
    <p role="status" className={styles.notice}>
      <WarningIcon aria-hidden="true" />
      <span>
        Your security roles in Dynamics do not let you {lacking.slice(0, shown).map(deedOf).join(', ')}
        {more > 0 ? ` and ${more} more` : ''}. <Link to="/connection">What is missing, and whom to ask</Link>
      </span>
    </p>
  )
}
