import type { LookupTarget } from '../../store/row.ts'
import type { RowValues } from '../../write/rule.ts'
import { currencies } from '../currencies.ts'
import { leadToOpportunitySalesProcess, opportunitySalesProcess } from '../process-definitions.ts'
import type { Random } from '../random.ts'
import { seedId } from '../seed-id.ts'
import { isoTime } from './calendar.ts'
import type { Company } from './company.ts'
import type { Deal } from './deal.ts'
import type { DealParties } from './deal-parties.ts'
import { type DemoLayer, stamps } from './demo-layer.ts'
import { fill } from './fill.ts'
import { layQualifiedLead } from './lay-lead.ts'
import { layTalk } from './lay-talk.ts'
import { layInstance } from './process-instance.ts'
import { competitorId } from './products.ts'
import { assessments, closings, type TalkTopic } from './talk.ts'
import { type TalkSubject, talkSubject } from './talk-subject.ts'

const phases: readonly TalkTopic[] = ['qualify', 'develop', 'propose', 'close']
const probabilities = [20, 40, 65, 85]
const stepNames = ['1-Qualify', '2-Develop', '3-Propose', '4-Close']

/** Lays a deal with its process, its history and its end. `key` names it in ids. */
export function layDeal(layer: DemoLayer, random: Random, key: string, deal: Deal, parties: DealParties): void {
  const { calendar } = layer
  const { company, account, contact } = parties
  const id = seedId('opportunity', key)
  const opportunity: LookupTarget = { table: 'opportunity', id }
  const created = calendar.past(deal.createdDaysAgo, random)
  const closed = deal.outcome === 'open' ? undefined : calendar.past(deal.closedDaysAgo, random)
  const subject = talkSubject({
    company,
    contact,
    owner: deal.owner,
    deal,
    decision: new Date(calendar.date(deal.expectedInDays)),
  })
  const lead = deal.fromLead ? layQualifiedLead(layer, random, key, { deal, parties, created, opportunity }) : undefined
  const lastTouched = closed ?? calendar.past(random.whole(0, Math.min(12, deal.createdDaysAgo)), random)
  layer.lay('opportunity', id, {
    ...stamps(deal.owner, created, lastTouched),
    ...customerOf(parties),
    ...stateOf(deal, closed),
    ...storyOf(subject),
    name: deal.name,
    estimatedvalue: deal.value,
    isrevenuesystemcalculated: false,
    estimatedclosedate: closed ? isoTime(closed).slice(0, 10) : calendar.date(deal.expectedInDays),
    transactioncurrencyid: { table: 'transactioncurrency', id: currencies[company.country.currency].id },
    salesstage: deal.stage,
    stepname: stepNames[deal.stage] ?? '',
    opportunityratingcode: deal.stage >= 2 ? 1 : deal.stage === 1 ? 2 : 3,
    budgetstatus: deal.stage,
    purchaseprocess: company.employees > 300 ? 1 : 0,
    identifycompetitors: deal.stage >= 1,
    identifycustomercontacts: true,
    presentproposal: deal.stage >= 2,
    developproposal: deal.stage >= 2,
    ...(lead && { originatingleadid: lead }),
  })
  if (deal.stage >= 1 && random.chance(deal.outcome === 'outsold' ? 1 : 0.4))
    layer.compete(id, competitorId(deal.competitor))

  layInstance(layer, {
    process: lead ? leadToOpportunitySalesProcess : opportunitySalesProcess,
    name: deal.name,
    stage: deal.stage,
    created,
    moved: lastTouched,
    records: { opportunityid: opportunity, ...(lead && { leadid: lead }) },
    // A seller who loses a deal mostly aborts its process too, and sometimes leaves it.
    state: deal.outcome === 'won' ? 'finished' : closed && random.chance(0.7) ? 'aborted' : 'active',
    ...(closed && { closed }),
  })
  layHistory(layer, random, key, { deal, subject, opportunity, contact })
  if (closed) layClosing(layer, random, key, { deal, subject, opportunity, closed })
  if (deal.stage >= 1 && random.chance(0.45)) layAssessment(layer, random, key, { deal, company, account })
}

function customerOf({ account, contact }: DealParties): RowValues {
  return { customerid: account, parentaccountid: account, parentcontactid: contact.target, emailaddress: contact.email }
}

function stateOf(deal: Deal, closed: Date | undefined): RowValues {
  const { outcome, onHold, stage, value } = deal
  if (outcome === 'open' || !closed)
    return { statecode: 0, statuscode: onHold ? 2 : 1, closeprobability: probabilities[stage] ?? 0 }
  const actualclosedate = isoTime(closed).slice(0, 10)
  if (outcome === 'won')
    return { statecode: 1, statuscode: 3, closeprobability: 100, actualclosedate, actualvalue: revenueOf(deal) }
  return {
    statecode: 2,
    statuscode: outcome === 'canceled' ? 4 : 5,
    closeprobability: 0,
    actualclosedate,
    actualvalue: 0,
    budgetamount: value,
  }
}

/** What the customer ordered in the end: mostly a little less than hoped for. */
function revenueOf({ value, quantity }: Deal): number {
  return Math.round((value * (quantity % 3 === 0 ? 1 : 0.96)) / 10) * 10
}

function storyOf(subject: TalkSubject): RowValues {
  return {
    description: fill(
      '{company} wants to measure {parameter} at {thePlace} continuously. Proposed: {quantity} × {product}.',
      subject,
    ),
    currentsituation: fill(
      'At {thePlace}, {parameter} is measured by hand three times a day; nights and weekends are not covered.',
      subject,
    ),
    customerneed: fill('Continuous values of {parameter} with alarm and export, decision wanted by {month}.', subject),
    proposedsolution: fill(
      '{quantity} × {product} with stream selector, installation and training for both shifts.',
      subject,
    ),
  }
}

interface History {
  deal: Deal
  subject: TalkSubject
  opportunity: LookupTarget
  contact: DealParties['contact']
}

/** One conversation for each stage the deal has gone through, one after the other. */
function layHistory(
  layer: DemoLayer,
  random: Random,
  key: string,
  { deal, subject, opportunity, contact }: History,
): void {
  const perPhase = (deal.createdDaysAgo - deal.closedDaysAgo) / (deal.stage + 1)
  let number = 0
  for (let phase = 0; phase <= deal.stage; phase += 1) {
    const topic = phases[phase]
    if (!topic) continue
    number = layTalk(
      layer,
      random,
      {
        topic,
        subject,
        from: deal.createdDaysAgo - phase * perPhase,
        to: deal.createdDaysAgo - (phase + 1) * perPhase,
        density: 1,
        isCurrent: deal.outcome === 'open' && phase === deal.stage && !deal.onHold,
      },
      (at) => ({ key, number: at, owner: deal.owner, regarding: opportunity, contact }),
      number,
    )
  }
}

function layClosing(
  layer: DemoLayer,
  random: Random,
  key: string,
  { deal, subject, opportunity, closed }: { deal: Deal; subject: TalkSubject; opportunity: LookupTarget; closed: Date },
): void {
  const { outcome, owner, name } = deal
  if (outcome === 'open') return
  layer.lay('opportunityclose', seedId('opportunityclose', key), {
    ...stamps(owner, closed),
    subject: `Opportunity Close - ${name}`,
    description: fill(random.pick<string>(closings[outcome]), subject),
    opportunityid: opportunity,
    regardingobjectid: opportunity,
    opportunitystatecode: outcome === 'won' ? 1 : 2,
    opportunitystatuscode: { won: 3, canceled: 4, outsold: 5 }[outcome],
    actualrevenue: outcome === 'won' ? revenueOf(deal) : 0,
    actualend: isoTime(closed),
    statecode: 1,
  })
}

const results = { suitable: 126_240_000, needsWork: 126_240_001, notSuitable: 126_240_002 }

function layAssessment(
  layer: DemoLayer,
  random: Random,
  key: string,
  { deal, company, account }: { deal: Deal; company: Company; account: LookupTarget },
): void {
  const result = random.weighted([
    [6, 'suitable'],
    [3, 'needsWork'],
    [1, 'notSuitable'],
  ] as const)
  const daysAgo = Math.max(1, Math.round(deal.createdDaysAgo * 0.6))
  layer.lay('bw_siteassessment', seedId('bw_siteassessment', key), {
    ...stamps(deal.owner, layer.calendar.past(daysAgo, random)),
    bw_name: `${company.shortName}, ${deal.place}`.slice(0, 100),
    bw_accountid: account,
    bw_result: results[result],
    bw_assessedon: layer.calendar.date(-daysAgo),
    bw_remarks: random.pick<string>(assessments[result]),
    bw_estimatedcost: result === 'suitable' ? random.whole(3, 9) * 100 : random.whole(12, 60) * 100,
    transactioncurrencyid: { table: 'transactioncurrency', id: currencies[company.country.currency].id },
  })
}
