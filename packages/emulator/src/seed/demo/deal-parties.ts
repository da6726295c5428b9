import type { LookupTarget } from '../../store/row.ts'
import type { Company } from './company.ts'
import type { Employee } from './person.ts'

/** The customer's side of a deal. */
export interface DealParties {
  company: Company
  account: LookupTarget
  contact: Employee & { target: LookupTarget; jobTitle: string }
}
