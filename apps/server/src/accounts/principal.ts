/** Who a request is made by. Everything that reads or changes is scoped by it. */
export interface Principal {
  readonly ownerId: string
}
