import type { Actor, Deps } from '../deps.ts'
import { answerRule } from './answer-rule.ts'
import { askDynamics } from './ask-dynamics.ts'
import { collectRules } from './collect-rules.ts'
import { messageForDynamicsAdmin } from './message-for-dynamics-admin.ts'
import { missingPrivileges } from './missing-privileges.ts'
import { readPreflightSubject } from './preflight-subject.ts'
import type { Preflight } from './preflight.ts'
import { rolesWith } from './roles-with.ts'

export type PreflightDeps = Pick<Deps, 'db' | 'clock' | 'dataverseFor' | 'pipelineCache' | 'preflightCache'>

/**
 * What this person will be able to do in Dynamics, and for whatever they will not, the privilege that is lacking, as the
 * environment names it. Kept for some minutes; `again` asks anew, for whoever was just given a role.
 *
 * @throws {ConnectionError} the person is not connected. @throws {DataverseError} nothing could be asked.
 */
export async function readPreflight(
  deps: PreflightDeps,
  actor: Actor,
  { again = false }: { again?: boolean } = {},
): Promise<Preflight> {
  const dataverse = await deps.dataverseFor(actor)
  const subject = await readPreflightSubject(deps.db, actor)
  const known = again ? undefined : deps.preflightCache.find(actor, subject.tokensVersion)
  if (known) return known
  const systemUserId = subject.systemUserId ?? (await dataverse.whoAmI()).userId
  const rules = await collectRules(deps.pipelineCache, dataverse)
  const told = await askDynamics(dataverse, systemUserId, rules)
  const answers = rules.rules.map((rule) => answerRule(rule, told))
  const lacking = missingPrivileges(answers)
  const roles = await rolesWith(
    dataverse,
    // A role may have it without the reach.
    lacking.flatMap(({ privilege, reach }) => (reach === undefined ? [privilege] : [])),
  )
  const missing = lacking.map((each) => ({ ...each, roles: [...(roles.get(each.privilege) ?? [])] }))
  const message = messageForDynamicsAdmin(missing, subject)
  const preflight: Preflight = {
    checkedAt: deps.clock.now().toISOString(),
    abilities: answers.map(({ ability }) => ability),
    missing,
    ...(message === undefined ? {} : { messageForDynamicsAdmin: message }),
  }
  deps.preflightCache.keep(actor, subject.tokensVersion, preflight)
  return preflight
}
