import type { OperationId } from '@krya/contracts'
import type { LucideIcon } from 'lucide-react'
import type { ComponentType, LazyExoticComponent } from 'react'

/** What a tool says of itself: everything the shell needs to offer it. */
export interface Tool {
  readonly id: string
  readonly title: string
  readonly summary: string
  readonly path: string
  /** Place in the navigation, smallest first. */
  readonly order: number
  readonly icon: LucideIcon
  readonly operations: readonly OperationId[]
  readonly page: LazyExoticComponent<ComponentType>
}
