import type { LookupTarget } from '../../store/row.ts'
import type { RowValues } from '../../write/rule.ts'
import { currencies } from '../currencies.ts'
import { leadToOpportunitySalesProcess } from '../process-definitions.ts'
import type { Random } from '../random.ts'
import { seedId } from '../seed-id.ts'
import { type Company, inventCompany } from './company.ts'
import type { Deal } from './deal.ts'
import { type DemoLayer, stamps } from './demo-layer.ts'
import type { DealParties } from './deal-parties.ts'
import { layTalk } from './lay-talk.ts'
import { type Employee, inventEmployee } from './person.ts'
import { layInstance } from './process-instance.ts'
import { talkSubject } from './talk-subject.ts'
import { capital } from './wording.ts'

/** A lead of a company that is no customer yet, in the first stage of its process or given up. */
export function layLead(layer: DemoLayer, random: Random, key: string, taken: Set<string>): void {
  const { calendar } = layer
  const company = inventCompany(random, taken)
  const person = inventEmployee(random, company, new Set())
  const daysAgo = random.whole(1, 120)
  const created = calendar.past(daysAgo, random)
  const [statecode, statuscode] = random.weighted([
    [45, [0, 1]],
    [30, [0, 2]],
    [9, [2, 6]],
    [8, [2, 5]],
    [8, [2, 4]],
  ] as const)
  const closed = statecode === 2 ? calendar.past(Math.max(0, daysAgo - 9), random) : undefined
  const parameter = random.pick(company.industry.parameters)
  const lead = layer.lay('lead', seedId('lead', key), {
    ...stamps(company.owner, created, closed),
    ...leadValues(random, company, person),
    subject: `${capital(parameter)}, ${random.pick(company.industry.places)}`,
    description: `Asked for an analyser for ${parameter}.`,
    statecode,
    statuscode,
  })
  layInstance(layer, {
    process: leadToOpportunitySalesProcess,
    name: company.shortName,
    stage: 0,
    created,
    moved: closed ?? created,
    records: { leadid: lead },
    state: closed ? 'aborted' : 'active',
    ...(closed && { closed }),
  })
  if (statuscode === 1) return
  const subject = talkSubject({ company, contact: person, owner: company.owner, decision: created })
  layTalk(
    layer,
    random,
    {
      topic: 'qualify',
      subject,
      from: daysAgo,
      to: Math.max(0, daysAgo - 9),
      density: 0.5,
      isCurrent: statecode === 0,
    },
    (number) => ({
      key: `lead/${key}`,
      number,
      owner: company.owner,
      regarding: lead,
      contact: { target: lead, email: person.email, telephone: person.telephone },
    }),
    0,
  )
}

interface Qualification {
  deal: Deal
  parties: DealParties
  created: Date
  opportunity: LookupTarget
}

/** The lead that a deal began as. */
export function layQualifiedLead(
  layer: DemoLayer,
  random: Random,
  key: string,
  { deal, parties, created, opportunity }: Qualification,
): LookupTarget {
  const { company, account, contact } = parties
  return layer.lay('lead', seedId('lead', 'qualified', key), {
    ...stamps(deal.owner, layer.calendar.past(deal.createdDaysAgo + random.whole(4, 20), random), created),
    ...leadValues(random, company, contact),
    jobtitle: contact.jobTitle,
    subject: deal.name,
    description: `Asked for an analyser for ${deal.parameter}.`,
    parentaccountid: account,
    parentcontactid: contact.target,
    qualifyingopportunityid: opportunity,
    statecode: 1,
    statuscode: 3,
  })
}

function leadValues(random: Random, company: Company, person: Employee): RowValues {
  return {
    firstname: person.firstName,
    lastname: person.lastName,
    companyname: company.name.slice(0, 100),
    jobtitle: random.pick(company.industry.jobTitles),
    emailaddress1: person.email,
    telephone1: person.telephone,
    websiteurl: `https://www.${company.domain}`,
    industrycode: company.industry.code,
    numberofemployees: company.employees,
    leadsourcecode: random.weighted([
      [4, 8],
      [3, 7],
      [2, 9],
      [1, 4],
    ]),
    leadqualitycode: random.whole(1, 3),
    address1_line1: company.street,
    address1_postalcode: company.postalCode,
    address1_city: company.city.name,
    address1_country: company.country.name,
    transactioncurrencyid: { table: 'transactioncurrency', id: currencies[company.country.currency].id },
  }
}
