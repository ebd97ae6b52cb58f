/** Turns the first SIGINT or SIGTERM into an abort, so that a command can end what it has started. */
export function stopOnSignal(onSignal: (signal: NodeJS.Signals) => void): AbortSignal {
  const controller = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const)
    process.once(signal, () => {
      onSignal(signal);
      controller.abort();
    });
  return controller.signal;
}
