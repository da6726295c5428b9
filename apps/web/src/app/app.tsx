import { FluentProvider } from '@fluentui/react-components'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { ColorModeProvider, useColorMode } from '../ui/color-mode.tsx'
import { darkTheme, lightTheme } from '../ui/theme.ts'
import styles from './app.module.css'
import { createQueryClient } from './query-client.ts'
import { createAppRouter } from './router.tsx'

const queryClient = createQueryClient()
const router = createAppRouter(queryClient)

export function App() {
  return (
    <ColorModeProvider>
      <Themed />
    </ColorModeProvider>
  )
}

function Themed() {
  const { shown } = useColorMode()
  return (
    <FluentProvider theme={shown === 'dark' ? darkTheme : lightTheme}>
      {/* Not on the provider itself: Fluent puts its classes on every dialog and list it opens, which would cover the page. */}
      <div className={styles.app}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </div>
    </FluentProvider>
  )
}
