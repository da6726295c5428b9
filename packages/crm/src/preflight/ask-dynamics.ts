import { type DataverseClient, list, type Page, type Settled } from '@liaison/dataverse'
import { ReadRound } from '../records/read-round.ts'
import type { Told } from './answer-rule.ts'
import { isAnswer } from './answers-of-dynamics.ts'
import type { Rules } from './collect-rules.ts'
import { allPrivileges, heldIn, privilegesByName } from './held-privileges.ts'

/** One round trip: which privileges there are, and a first row of every table that people open. */
export async function askDynamics(
  dataverse: DataverseClient,
  systemUserId: string,
  { rules, tables }: Rules,
): Promise<Told> {
  const names = [...new Set(rules.flatMap(({ needs }) => needs.map(({ privilege }) => privilege)))]
  const round = new ReadRound()
  const privileges = round.add(privilegesByName(systemUserId, names))
  const probes = rules.flatMap(({ kind, table: name }) => {
    const table = kind === 'read' ? tables.get(name) : undefined
    if (!table) return []
    return [{ name, reading: round.add(list(name, { select: [table.primaryIdColumn], top: 1 })) }]
  })
  await round.send(dataverse)
  const told = privileges.settled()
  const tried = probes.map(({ name, reading }): [string, Settled<Page>] => [name, reading.settled()])
  for (const each of [told, ...tried.map(([, probe]) => probe)]) {
    if (each.kind === 'failed' && !isAnswer(each.error)) throw each.error
  }
  const held = told.kind === 'ok' ? heldIn(told.value) : await allPrivileges(dataverse, systemUserId)
  return { held, probes: new Map(tried) }
}
