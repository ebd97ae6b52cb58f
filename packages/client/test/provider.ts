import type { OutgoingHttpHeaders } from "node:http";
import { type ReceivedRequest, type RunningServer, type ServerAnswer, startServer } from "./http-server.ts";

/** The intervention that the provider redirects. */
export const REDIRECTED = 302;
/** The intervention that the provider does not know. */
export const UNKNOWN = 404;
/** The intervention whose answer never comes. */
export const HANGING = 504;

/**
 * A provider that does what the mock does not: it redirects, it hangs, it answers what the contract does not allow, and
 * its presigned URLs lead somewhere. It lets pages of every origin call, as the mock does.
 */
export function startProvider(): Promise<RunningServer> {
  return startServer((request, origin) => {
    const answer = answerTo(request, origin);
    return answer && { ...answer, headers: { ...cors(request), ...answer.headers } };
  });
}

/** What was uploaded, sorted as uploads run side by side, with the credentials that came along, which must be none. */
export function uploadsOf({ requests }: RunningServer) {
  return requests
    .filter(({ method }) => method === "PUT")
    .filter(({ path }) => path.startsWith("/bucket/"))
    .map(({ path, headers, body }) => ({
      path,
      type: headers["content-type"],
      body: body.toString(),
      secrets: [headers.authorization, headers["x-session-token"], headers.cookie].filter(Boolean),
    }))
    .sort((a, b) => a.path.localeCompare(b.path));
}

function answerTo({ method, path, headers, body }: ReceivedRequest, origin: string): ServerAnswer {
  if (method === "OPTIONS") return { status: 204 };
  switch (path) {
    case `/interventions/v2/rs/${REDIRECTED}`:
      return { status: 302, headers: { location: "/stolen" } };
    case `/interventions/v2/rs/${UNKNOWN}`:
      return json(404, { message: "No such intervention" });
    case `/interventions/v2/rs/${HANGING}`:
      return undefined;
    case "/anomalies/v2/rs/1/images":
      return json(200, { uploads: uploads(body, [origin, headers.origin ?? origin]) });
    default:
      return path.startsWith("/bucket/") ? { status: 200 } : json(200, {});
  }
}

/** The presigned URLs of the files lead to the origins in turn. */
function uploads(body: Buffer, origins: readonly string[]) {
  const files: readonly { readonly uploadId: string }[] = JSON.parse(body.toString());
  return files.map(({ uploadId }, index) => ({
    uploadId,
    id: `file-${uploadId}`,
    presignedUrl: `${origins[index % origins.length]}/bucket/${uploadId}?signature=secret`,
  }));
}

function json(status: number, body: object): ServerAnswer {
  return { status, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

function cors({ headers }: ReceivedRequest): OutgoingHttpHeaders {
  if (headers.origin === undefined) return {};
  return {
    "access-control-allow-origin": headers.origin,
    "access-control-allow-credentials": "true",
    "access-control-allow-methods": "GET, POST, PUT",
    "access-control-allow-headers": headers["access-control-request-headers"] ?? "",
  };
}
