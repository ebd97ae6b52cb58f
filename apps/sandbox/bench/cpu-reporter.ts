/**
 * Loaded into each measured process: it tells its parent what processor time was used, and ends with it.
 */
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send?.(user + system);
});
process.on("disconnect", () => process.exit());
// It must not keep a process from ending.
process.channel?.unref();
