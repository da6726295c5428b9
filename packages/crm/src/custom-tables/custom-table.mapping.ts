import { accountMapping } from '../accounts/account.mapping.ts'
import { contactMapping } from '../contacts/contact.mapping.ts'
import { opportunityMapping } from '../opportunities/opportunity.mapping.ts'

/** Tables whose new records may need rows of custom tables. */
export const salesTables = [accountMapping.table, contactMapping.table, opportunityMapping.table]
