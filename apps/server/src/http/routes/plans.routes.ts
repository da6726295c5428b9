import {
  Approval,
  approvePlan,
  listPlans,
  Plan,
  planChanges,
  PlanList,
  PlanProposal,
  planStates,
  readPlan,
  rejectPlan,
} from '@liaison/crm'
import { z } from 'zod'
import type { Api } from '../server.ts'
import { IdParams, type RouteContext, withScope } from './route-context.ts'

const tags = ['Plans']

const StateQuery = z.object({ state: z.enum(planStates).optional() })

/** Loose, because every other header must stay as it came. */
const IdempotencyHeaders = z.looseObject({
  'idempotency-key': z
    .string()
    .min(1)
    .max(200)
    .optional()
    .describe('The same key with the same proposal answers the same plan, however often it is sent.'),
})

/** Every write starts as a plan: propose, read, approve; it is applied in the background. */
export function planRoutes(api: Api, { deps, actorOf }: RouteContext): void {
  api.post(
    '/api/plans',
    {
      schema: {
        operationId: 'planChanges',
        summary: 'Proposes changes; answers what would be written, before and after. Writes nothing',
        tags,
        security: withScope('plan'),
        headers: IdempotencyHeaders,
        body: PlanProposal,
        response: { 201: Plan },
      },
    },
    async (request, reply) => {
      const idempotencyKey = request.headers['idempotency-key']
      const plan = await planChanges(deps, actorOf(request), {
        ...request.body,
        ...(idempotencyKey === undefined ? {} : { idempotencyKey }),
      })
      return reply.code(201).header('location', `/api/plans/${plan.id}`).send(plan)
    },
  )
  api.get(
    '/api/plans',
    {
      schema: {
        operationId: 'listPlans',
        summary: 'Plans of the person who is signed in, the newest first',
        tags,
        security: withScope('read'),
        querystring: StateQuery,
        response: { 200: PlanList },
      },
    },
    async (request) => listPlans(deps, actorOf(request), request.query),
  )
  api.get(
    '/api/plans/:id',
    {
      schema: {
        operationId: 'readPlan',
        summary: 'A plan with its receipt, conflict or failure',
        tags,
        security: withScope('read'),
        params: IdParams,
        response: { 200: Plan },
      },
    },
    async (request) => readPlan(deps, actorOf(request), request.params.id),
  )
  api.post(
    '/api/plans/:id/approve',
    {
      schema: {
        operationId: 'approvePlan',
        summary: 'Approves exactly what was read, named by its hash; it is applied in the background',
        tags,
        security: withScope('approve'),
        params: IdParams,
        body: Approval,
        response: { 200: Plan },
      },
    },
    async (request) => approvePlan(deps, actorOf(request), request.params.id, request.body),
  )
  api.post(
    '/api/plans/:id/reject',
    {
      schema: {
        operationId: 'rejectPlan',
        summary: 'Gives a plan up; nothing of it is written',
        tags,
        security: withScope('approve'),
        params: IdParams,
        response: { 200: Plan },
      },
    },
    async (request) => rejectPlan(deps, actorOf(request), request.params.id),
  )
}
