import {
  choiceLabel,
  etag,
  instant,
  link,
  optionalDate,
  optionalText,
  reference,
  status,
  text,
} from '../records/codecs.ts'
import { defineMapping, mapped } from '../records/define-mapping.ts'

const summary = {
  id: mapped('contactid', text),
  name: mapped('fullname', text),
  url: mapped('contactid', link),
  jobTitle: mapped('jobtitle', optionalText),
  email: mapped('emailaddress1', optionalText),
  phone: mapped('telephone1', optionalText),
  mobile: mapped('mobilephone', optionalText),
  account: mapped('parentcustomerid', reference()),
  status: mapped('statecode', status({ 0: 'active', 1: 'inactive' }, 'inactive', 'statuscode')),
}

export const contactSummaryMapping = defineMapping('contact', summary)

export const contactMapping = defineMapping('contact', {
  ...summary,
  description: mapped('description', optionalText),
  preferredContactMethod: mapped('preferredcontactmethodcode', choiceLabel),
  birthday: mapped('birthdate', optionalDate),
  address: mapped('address1_composite', optionalText),
  owner: mapped('ownerid', reference()),
  etag: mapped('contactid', etag),
  createdAt: mapped('createdon', instant),
  createdBy: mapped('createdby', reference('systemuser')),
  modifiedAt: mapped('modifiedon', instant),
  modifiedBy: mapped('modifiedby', reference('systemuser')),
})
