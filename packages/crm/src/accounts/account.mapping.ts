import {
  choiceLabel,
  etag,
  instant,
  link,
  money,
  optionalNumber,
  optionalText,
  reference,
  status,
  text,
} from '../records/codecs.ts'
import { defineMapping, mapped } from '../records/define-mapping.ts'

const summary = {
  id: mapped('accountid', text),
  name: mapped('name', text),
  url: mapped('accountid', link),
  city: mapped('address1_city', optionalText),
  industry: mapped('industrycode', choiceLabel),
  primaryContact: mapped('primarycontactid', reference('contact')),
  owner: mapped('ownerid', reference()),
  phone: mapped('telephone1', optionalText),
  status: mapped('statecode', status({ 0: 'active', 1: 'inactive' }, 'inactive', 'statuscode')),
  modifiedAt: mapped('modifiedon', instant),
}

export const accountSummaryMapping = defineMapping('account', summary)

export const accountMapping = defineMapping('account', {
  ...summary,
  accountNumber: mapped('accountnumber', optionalText),
  website: mapped('websiteurl', optionalText),
  email: mapped('emailaddress1', optionalText),
  revenue: mapped('revenue', money),
  employees: mapped('numberofemployees', optionalNumber),
  description: mapped('description', optionalText),
  address: mapped('address1_composite', optionalText),
  parentAccount: mapped('parentaccountid', reference('account')),
  etag: mapped('accountid', etag),
  createdAt: mapped('createdon', instant),
  createdBy: mapped('createdby', reference('systemuser')),
  modifiedBy: mapped('modifiedby', reference('systemuser')),
})
