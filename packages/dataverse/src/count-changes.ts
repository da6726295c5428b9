import { linkOfCursor } from './change-cursor.ts'
import { countFrom, countLimit } from './count-rows.ts'
import type { RequestOptions } from './request-options.ts'
import type { Count } from './rows.ts'
import type { Schema } from './schema.ts'
import type { Service } from './service.ts'
import { needsWholeTable } from './whole-table-access.ts'

export async function countChanges(
  service: Service,
  schema: Schema,
  name: string,
  since: string,
  options: RequestOptions = {},
): Promise<Count> {
  const path = await schema.compile(
    [name],
    (tableOf) => {
      const table = tableOf(name)
      return `${table.entitySetName}/$count?${deltaToken(linkOfCursor(since, service.environmentUrl, table))}`
    },
    options,
  )
  try {
    const count = countFrom(await service.getText(path, options))
    return { count, limitReached: count >= countLimit }
  } catch (error) {
    throw needsWholeTable(error)
  }
}

/** As the service wrote it: decoded and encoded again it might be another text. */
const deltaToken = (link: string): string => /[?&](\$deltatoken=[^&]*)/.exec(link)?.[1] ?? ''
