import type { LookupTarget } from '../../store/row.ts'
import type { RowValues } from '../../write/rule.ts'
import { currencies } from '../currencies.ts'
import type { Random } from '../random.ts'
import { seedId } from '../seed-id.ts'
import type { Company } from './company.ts'
import { inventDeal } from './deal.ts'
import { type DemoLayer, stamps } from './demo-layer.ts'
import type { DealParties } from './deal-parties.ts'
import { layDeal } from './lay-deal.ts'
import { layTalk } from './lay-talk.ts'
import { inventEmployee } from './person.ts'
import { talkSubject } from './talk-subject.ts'

export interface Customer {
  number: number
  company: Company
  /** Number of the account it belongs to. */
  parent?: number
}

const contactCounts = [
  [10, 1],
  [22, 2],
  [26, 3],
  [20, 4],
  [13, 5],
  [9, 7],
] as const

const dealCounts = [
  [22, 0],
  [36, 1],
  [26, 2],
  [12, 3],
  [4, 4],
] as const

const accountId = (number: number): string => seedId('account', number)

/** An account with everything that hangs on it: people, deals, their history. */
export function layCustomer(layer: DemoLayer, random: Random, customer: Customer): void {
  const { number, company, parent } = customer
  const isActive = !random.chance(0.03)
  const sinceDays = random.whole(250, 850)
  const account: LookupTarget = { table: 'account', id: accountId(number) }
  const contacts = layContacts(layer, random, { number, company, account, sinceDays, isActive })
  const [primary] = contacts
  layer.lay('account', account.id, {
    ...stamps(company.owner, layer.calendar.past(sinceDays, random), layer.calendar.past(random.whole(0, 200), random)),
    ...companyValues(random, company),
    accountnumber: `BW-${10_000 + number}`,
    statecode: isActive ? 0 : 1,
    statuscode: isActive ? 1 : 2,
    ...(primary && random.chance(0.92) && { primarycontactid: primary.target }),
    ...(parent !== undefined && { parentaccountid: { table: 'account', id: accountId(parent) } }),
  })
  if (!isActive || !primary) return
  const deals = random.weighted(dealCounts)
  for (let deal = 0; deal < deals; deal += 1)
    layDeal(layer, random, `${number}/${deal}`, inventDeal(random, company), {
      company,
      account,
      contact: random.pick(contacts.slice(0, 3)),
    })
  layCare(layer, random, number, { company, account, contact: primary })
}

function companyValues(random: Random, company: Company): RowValues {
  const { country, city, industry, employees } = company
  const currency = currencies[country.currency]
  return {
    name: company.name,
    description: random.pick(industry.about),
    industrycode: industry.code,
    sic: industry.sic,
    ownershipcode: industry.key === 'utility' ? 1 : 2,
    customertypecode: random.chance(0.75) ? 3 : 8,
    accountcategorycode: random.chance(0.2) ? 1 : 2,
    numberofemployees: employees,
    revenue: Math.round((company.revenue * currency.exchangeRate) / 100_000) * 100_000,
    transactioncurrencyid: { table: 'transactioncurrency', id: currency.id },
    telephone1: company.telephone,
    emailaddress1: `info@${company.domain}`,
    websiteurl: `https://www.${company.domain}`,
    address1_line1: company.street,
    address1_postalcode: company.postalCode,
    address1_city: city.name,
    address1_country: country.name,
    ...(city.stateOrProvince !== undefined && { address1_stateorprovince: city.stateOrProvince }),
    bw_salesregionid: { table: 'bw_salesregion', id: company.region.id },
  }
}

interface Staff {
  number: number
  company: Company
  account: LookupTarget
  sinceDays: number
  isActive: boolean
}

/** The first is the primary contact, and works there still. */
function layContacts(layer: DemoLayer, random: Random, staff: Staff): DealParties['contact'][] {
  const { number, company, account, sinceDays, isActive } = staff
  const addresses = new Set<string>()
  const active: DealParties['contact'][] = []
  const count = random.weighted(contactCounts)
  for (let index = 0; index < count; index += 1) {
    const person = inventEmployee(random, company, addresses)
    const jobTitle = random.pick(company.industry.jobTitles)
    const works = isActive && (index === 0 || !random.chance(0.06))
    const target = layer.lay('contact', seedId('contact', number, index), {
      ...stamps(company.owner, layer.calendar.past(random.whole(30, sinceDays), random)),
      firstname: person.firstName,
      lastname: person.lastName,
      salutation: person.gender === 'woman' ? 'Ms' : 'Mr',
      gendercode: person.gender === 'woman' ? 2 : 1,
      jobtitle: jobTitle,
      accountrolecode: index === 0 ? 1 : random.whole(2, 3),
      emailaddress1: person.email,
      telephone1: person.telephone,
      ...(person.mobile !== undefined && { mobilephone: person.mobile }),
      parentcustomerid: account,
      preferredcontactmethodcode: random.whole(1, 3),
      address1_line1: company.street,
      address1_postalcode: company.postalCode,
      address1_city: company.city.name,
      address1_country: company.country.name,
      transactioncurrencyid: { table: 'transactioncurrency', id: currencies[company.country.currency].id },
      statecode: works ? 0 : 1,
      statuscode: works ? 1 : 2,
    })
    if (works) active.push({ ...person, target, jobTitle })
  }
  return active
}

/** What is talked about apart from deals: on the account, or with its primary contact. */
function layCare(layer: DemoLayer, random: Random, number: number, { company, account, contact }: DealParties): void {
  const decision = new Date(layer.calendar.date(60))
  layTalk(
    layer,
    random,
    {
      topic: 'care',
      subject: talkSubject({ company, contact, owner: company.owner, decision }),
      from: 240,
      to: 2,
      density: 0.5,
      isCurrent: random.chance(0.15),
    },
    (at) => ({
      key: `account/${number}`,
      number: at,
      owner: company.owner,
      regarding: at % 3 === 1 ? contact.target : account,
      contact,
    }),
    0,
  )
}
