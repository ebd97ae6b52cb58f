/**
 * Whether a provider that looks rows up can take a body.
 */
import { keysIn, memberIn } from "@facility-contracts/model/json";
import type { ProviderConfig } from "../config.ts";
import type { BodyStanding } from "../contract/request-body.ts";
import { ANSWERED, EXPECTED, type Expectation } from "./case.ts";

/** Whether the fields of a body that point to rows of the provider point to those that it is known to have. */
export function hasKnownRows(body: unknown, config: Pick<ProviderConfig, "references">): boolean {
  return keysIn(body).every((name) => {
    const part = memberIn(body, name);
    const pointsToOne = typeof part === "string" || typeof part === "number";
    const isKnown = config.references?.[name]?.some((id) => id === part) ?? true;
    return (isKnown || !pointsToOne) && hasKnownRows(part, config);
  });
}

/** What has to become of a body. That it is taken cannot be demanded where it points to a row that the provider may not have. */
export function expectationOf(
  body: unknown,
  standing: BodyStanding,
  config: Pick<ProviderConfig, "references">,
): Expectation {
  return standing === "allowed" && !hasKnownRows(body, config) ? ANSWERED : EXPECTED[standing];
}
