/**
 * Loaded before a block of the README: the bucket of the presigned URLs takes every upload. The mock gives the URLs of
 * the documentation, and there is no bucket behind them.
 */
const { fetch } = globalThis;

globalThis.fetch = async (input, init) => {
  const { hostname } = new URL(input instanceof Request ? input.url : input);
  return hostname === "bucket.s3.amazonaws.com" ? new Response() : fetch(input, init);
};
