import { AccessDeniedError, type Page, type Settled } from '@liaison/dataverse'
import type { AbilityRule, Need } from './ability-rule.ts'
import type { HeldPrivileges } from './held-privileges.ts'
import type { Ability } from './preflight.ts'

/** What Dynamics told: the privileges, and for tables that were read, how that went. */
export interface Told {
  held: HeldPrivileges | undefined
  probes: ReadonlyMap<string, Settled<Page>>
}

export interface Answered {
  ability: Ability
  missing: readonly Need[]
}

export function answerRule(rule: AbilityRule, told: Told): Answered {
  const probe = rule.kind === 'read' ? told.probes.get(rule.table) : undefined
  if (rule.impossible !== undefined) return answered(rule, 'no', { why: rule.impossible })
  // What was tried counts more than what was told.
  if (probe?.kind === 'ok') return answered(rule, 'yes', { reach: reachOfRule(rule, told) })
  if (probe?.kind === 'failed') return refused(rule, probe.error)
  const missing = told.held ? rule.needs.filter((need) => isMissing(need, told.held)) : []
  if (missing.length > 0) return answered(rule, 'no', { missing })
  if (rule.obscure !== undefined) return answered(rule, 'unknown', { why: rule.obscure })
  if (!told.held || rule.needs.length === 0) return answered(rule, 'unknown', { why: untold })
  if (rule.needs.some((need) => isDoubtful(need, told.held))) return answered(rule, 'unknown', { why: untold })
  return answered(rule, 'yes', { reach: reachOfRule(rule, told) })
}

const untold = 'Dynamics did not tell which privileges you have.'

function refused(rule: AbilityRule, error: Error): Answered {
  if (!(error instanceof AccessDeniedError)) return answered(rule, 'unknown', { why: error.message })
  const named = rule.needs.filter(({ privilege }) => privilege === error.privilege)
  return answered(rule, 'no', named.length > 0 ? { missing: named } : { why: error.message })
}

const isMissing = ({ privilege, reach }: Need, held: HeldPrivileges | undefined): boolean => {
  if (held?.has(privilege) !== true) return true
  const has = held.get(privilege)
  return reach !== undefined && has !== undefined && has !== reach
}

/** Held, but it is not known how far it reaches, and that matters. */
const isDoubtful = ({ privilege, reach }: Need, held: HeldPrivileges | undefined): boolean =>
  reach !== undefined && held?.get(privilege) === undefined

function reachOfRule({ needs: [first] }: AbilityRule, { held }: Told): Ability['reach'] {
  return first?.table.ownership === 'UserOwned' ? held?.get(first.privilege) : undefined
}

function answered(
  { id, kind, table, label, optional = false }: AbilityRule,
  answer: Ability['answer'],
  { missing = [], why, reach }: { missing?: readonly Need[]; why?: string; reach?: Ability['reach'] } = {},
): Answered {
  const names = [...new Set(missing.map(({ privilege }) => privilege))]
  return {
    missing,
    ability: {
      id,
      kind,
      table,
      label,
      answer,
      ...(reach === undefined ? {} : { reach }),
      missing: names,
      ...(why === undefined ? {} : { why }),
      optional,
    },
  }
}
