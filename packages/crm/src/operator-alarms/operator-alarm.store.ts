import { sql } from 'kysely'
import type { Transaction } from '../database.ts'
import type { AlarmArea, OperatorAlarm } from './operator-alarm.ts'

export type NewOperatorAlarm = { area: AlarmArea } & Pick<
  OperatorAlarm,
  'code' | 'title' | 'help' | 'serviceCode' | 'correlationId'
>

/** The same trouble again is one row, which counts. Tells whether it is new. */
export async function storeAlarm(
  trx: Transaction,
  workspaceId: string,
  { code, area, title, help, serviceCode, correlationId }: NewOperatorAlarm,
  at: Date,
): Promise<boolean> {
  const latest = {
    area,
    title,
    help,
    service_code: serviceCode ?? null,
    correlation_id: correlationId ?? null,
    last_at: at,
  }
  const { times } = await trx
    .insertInto('operator_alarms')
    .values({ workspace_id: workspaceId, code, first_at: at, times: 1, ...latest })
    .onConflict((conflict) =>
      conflict
        .columns(['workspace_id', 'code'])
        .doUpdateSet({ ...latest, times: sql<number>`operator_alarms.times + 1` }),
    )
    .returning('times')
    .executeTakeFirstOrThrow()
  return times === 1
}

/** Answers the codes of those that there were. */
export async function deleteAlarms(trx: Transaction, areas: readonly AlarmArea[]): Promise<string[]> {
  const rows = await trx.deleteFrom('operator_alarms').where('area', 'in', areas).returning('code').execute()
  return rows.map(({ code }) => code)
}

/** The newest trouble first. */
export async function selectAlarms(trx: Transaction): Promise<OperatorAlarm[]> {
  const rows = await trx.selectFrom('operator_alarms').selectAll().orderBy('first_at', 'desc').orderBy('code').execute()
  return rows.map((row) => ({
    code: row.code,
    title: row.title,
    help: row.help,
    ...(row.service_code === null ? {} : { serviceCode: row.service_code }),
    ...(row.correlation_id === null ? {} : { correlationId: row.correlation_id }),
    firstAt: row.first_at.toISOString(),
    lastAt: row.last_at.toISOString(),
    times: row.times,
  }))
}
