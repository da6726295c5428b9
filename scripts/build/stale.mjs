import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** Whether anything in `sources` (files or folders) is newer than the file `made`, or `made` does not exist. */
export async function isStale(made, sources) {
  const madeAt = await stat(made).then(
    (file) => file.mtimeMs,
    () => undefined,
  )
  if (madeAt === undefined) return true
  for (const source of sources) if ((await newest(source)) > madeAt) return true
  return false
}

async function newest(path) {
  const entry = await stat(path).catch(() => undefined)
  if (entry === undefined) return 0
  if (!entry.isDirectory()) return entry.mtimeMs
  const names = (await readdir(path)).filter((name) => !name.endsWith('.test.ts') && !name.endsWith('.test.tsx'))
  const times = await Promise.all(names.map((name) => newest(join(path, name))))
  // The folder's own time moves when a file in it is removed.
  return Math.max(entry.mtimeMs, ...times)
}
