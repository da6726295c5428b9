import {
  choiceLabel,
  etag,
  instant,
  link,
  money,
  optionalDate,
  optionalNumber,
  optionalText,
  reference,
  status,
  text,
  yesNo,
} from '../records/codecs.ts'
import { defineMapping, mapped } from '../records/define-mapping.ts'

const summary = {
  id: mapped('opportunityid', text),
  name: mapped('name', text),
  url: mapped('opportunityid', link),
  account: mapped('parentaccountid', reference('account')),
  contact: mapped('parentcontactid', reference('contact')),
  /** The account or contact the deal is with; stands in where the two above are empty. */
  customer: mapped('customerid', reference()),
  owner: mapped('ownerid', reference()),
  estimatedValue: mapped('estimatedvalue', money),
  actualValue: mapped('actualvalue', money),
  estimatedCloseDate: mapped('estimatedclosedate', optionalDate),
  probability: mapped('closeprobability', optionalNumber),
  status: mapped('statecode', status({ 0: 'open', 1: 'won', 2: 'lost' }, 'open', 'statuscode')),
  modifiedAt: mapped('modifiedon', instant),
}

/** Number of each state, to filter by. */
export const opportunityStateValues = { open: 0, won: 1, lost: 2 } as const

export const opportunitySummaryMapping = defineMapping('opportunity', summary)

export const opportunityMapping = defineMapping('opportunity', {
  ...summary,
  valueIsCalculated: mapped('isrevenuesystemcalculated', yesNo),
  actualCloseDate: mapped('actualclosedate', optionalDate),
  description: mapped('description', optionalText),
  customerNeed: mapped('customerneed', optionalText),
  proposedSolution: mapped('proposedsolution', optionalText),
  rating: mapped('opportunityratingcode', choiceLabel),
  etag: mapped('opportunityid', etag),
  createdAt: mapped('createdon', instant),
  createdBy: mapped('createdby', reference('systemuser')),
  modifiedBy: mapped('modifiedby', reference('systemuser')),
})
