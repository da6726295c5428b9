import '@fontsource-variable/inter/wght.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/app.tsx'
import './app/document.css'

const root = document.getElementById('root')
if (root === null) throw new Error('index.html has lost its #root element.')
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
)
