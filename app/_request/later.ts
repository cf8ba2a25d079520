/** What is answered with 202: it was taken, and somebody else decides what becomes of it. */
export class Later {
  constructor(readonly body: unknown) {}
}
