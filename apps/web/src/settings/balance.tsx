import type { ProviderView } from '@krya/contracts'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../data/queries.ts'

/** Whether there may be an account to ask about. */
const mayTell = ({ place, set_up, enabled }: ProviderView): boolean => place === 'remote' && set_up && enabled

const inUnits = ({ amount, unit }: { readonly amount: number; readonly unit: string }): string => {
  const digits = { minimumFractionDigits: unit === 'USD' ? 2 : 0, maximumFractionDigits: 2 }
  const rounded = amount.toLocaleString(undefined, digits)
  return unit === 'USD' ? `$${rounded}` : `${rounded} ${unit}`
}

/** What is left on the account, as soon as that is known; nothing where the service does not say. */
export function BalanceLeft({ provider }: { readonly provider: ProviderView }) {
  const { data } = useQuery({ ...queries.providerBalance(provider.id), enabled: mayTell(provider) })
  return data?.balance ? <> · {inUnits(data.balance)} left</> : null
}

/** The same in a row of its own, with when it was read, or why it could not be. */
export function BalanceRow({ provider }: { readonly provider: ProviderView }) {
  const { data, isPending, isError } = useQuery({
    ...queries.providerBalance(provider.id),
    enabled: mayTell(provider),
  })
  if (!mayTell(provider)) return 'none to ask about'
  if (isPending) return <span className="shimmer inline-block h-4 w-24 rounded align-middle" />
  if (isError) return 'could not be read'
  if (data.problem !== null) return `could not be read: ${data.problem}`
  if (data.balance === null) return 'the service does not say'
  return `${inUnits(data.balance)}, read at ${new Date(data.read_at).toLocaleTimeString(undefined, { timeStyle: 'short' })}`
}
