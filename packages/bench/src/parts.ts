/** Into how many parts the turns are divided, to see whether they say the same. */
export const PARTS = 3;

/** Starts a program for each part: what V8 makes of one can differ from process to process. */
export async function forEachPart<Server>(start: () => Promise<Server>): Promise<[Server, ...Server[]]> {
  const servers: [Server, ...Server[]] = [await start()];
  while (servers.length < PARTS) servers.push(await start());
  return servers;
}
