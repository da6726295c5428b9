import { Command } from 'commander'
import { describeVariables } from '../config.ts'
import { version } from '../version.ts'
import { demo } from './demo.ts'
import { doctor } from './doctor.ts'
import { explain } from './explain.ts'
import { inviteAdmin } from './invite-admin.ts'
import { journey } from './journey/journey.ts'
import { reseal } from './reseal.ts'
import { serve } from './serve.ts'
import { setUpCode } from './set-up-code.ts'

/** The command line. Resolves when the command has ended; what it started may still run. */
export async function run(args: readonly string[]): Promise<void> {
  const program = new Command('liaison')
    .description('Microsoft Dynamics 365 Sales for a sales assistant, on your own machine.')
    .version(version)
    .showHelpAfterError()

  program
    .command('demo', { isDefault: true })
    .description('Liaison with a demo organisation: Dynamics and Entra ID are emulated. Needs no settings.')
    .action(demo)
  program
    .command('serve')
    .description('Liaison for a real Dynamics environment.')
    .addHelpText('after', `\nSettings (environment variables):\n${variableTable()}`)
    .action(serve)
  program
    .command('set-up-code')
    .description('A one-time code to add a further environment. With the embedded database, stop the server first.')
    .action(setUpCode)
  program
    .command('invite-admin')
    .description(
      'A link that makes an administrator of one person, for a workspace that lost its own. With the embedded database, stop the server first.',
    )
    .option('--environment <address>', 'any address of the Dynamics that is meant, where there are several')
    .action(inviteAdmin)
  program
    .command('doctor')
    .description('Looks whether everything an installation needs is in order, and says the mend of what is not.')
    .option('--json', 'one JSON object instead of the words')
    .action(doctor)
  program
    .command('reseal')
    .description(
      'After ENCRYPTION_KEY got a new first key: seals everything with it and says whether the others can go. Servers do it by themselves when they start. With the embedded database, stop the server first.',
    )
    .action(reseal)
  program
    .command('journey')
    .description('Plays the whole line in the terminal, against servers of its own.')
    .option('--json', 'one JSON object instead of the story')
    .action(journey)

  try {
    await program.parseAsync([...args], { from: 'user' })
  } catch (error) {
    explain(error)
    process.exitCode = 1
  }
}

function variableTable(): string {
  return describeVariables()
    .map(({ name, required, meaning }) => `  ${name.padEnd(22)} ${required ? 'required. ' : ''}${meaning}`)
    .join('\n')
}
