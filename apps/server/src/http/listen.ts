import type { FastifyInstance } from 'fastify'
import { PortInUseError } from '../port-in-use.ts'

/** Opens the door. @throws {PortInUseError} */
export async function listen(app: FastifyInstance, { host, port }: { host: string; port: number }): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (error) {
    await app.close()
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    throw new PortInUseError(
      'Liaison',
      port,
      `Stop that program or choose another port, for example: PORT=${port + 100} npm start`,
    )
  }
}
