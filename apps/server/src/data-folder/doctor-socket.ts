import { rm } from 'node:fs/promises'
import { createConnection, createServer } from 'node:net'
import { DoctorReport } from '../doctor/report.ts'
import { socketAddress } from './folder-lock.ts'

/** Longer than the doctor takes. */
const patienceMs = 20_000

/**
 * Lets another process on this machine ask for the doctor's report, because only this one can read the embedded database.
 * The caller holds the folder's lock, so what lies at the address is left over from a process that was killed.
 */
export async function offerReport(
  folder: string,
  report: () => Promise<DoctorReport>,
): Promise<{ close(): Promise<void> }> {
  const address = await socketAddress(folder, 'doctor')
  if (process.platform !== 'win32') await rm(address, { force: true })
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    report().then(
      (made) => socket.end(JSON.stringify(made)),
      () => socket.destroy(),
    )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(address, resolve))
  server.unref()
  return { close: () => new Promise((resolve) => server.close(() => resolve())) }
}

/** The report of the process that works in the folder; undefined when none answers. */
export async function askForReport(folder: string): Promise<DoctorReport | undefined> {
  const address = await socketAddress(folder, 'doctor')
  const text = await new Promise<string>((resolve) => {
    let received = ''
    const socket = createConnection(address)
    socket.setEncoding('utf8').setTimeout(patienceMs, () => socket.destroy())
    socket.on('data', (chunk: string) => (received += chunk))
    socket.on('error', () => resolve(''))
    socket.on('close', () => resolve(received))
  })
  const read = DoctorReport.safeParse(parsed(text))
  return read.success ? read.data : undefined
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
