import { Button, type ButtonProps } from '@fluentui/react-components'
import { createLink } from '@tanstack/react-router'
import type { AnchorHTMLAttributes, ReactElement, ReactNode, Ref } from 'react'

interface AnchorButtonProps extends AnchorHTMLAttributes<HTMLAnchorElement> {
  appearance?: NonNullable<ButtonProps['appearance']>
  icon?: ReactElement
  size?: NonNullable<ButtonProps['size']>
  children?: ReactNode
  ref?: Ref<HTMLAnchorElement>
}

/** A link drawn as a button: it goes somewhere, so it stays a link for keyboard, middle click and screen reader. */
export function AnchorButton(props: AnchorButtonProps) {
  return <Button {...({ ...props, as: 'a' } as ButtonProps)} />
}

export const LinkButton = createLink(AnchorButton)
