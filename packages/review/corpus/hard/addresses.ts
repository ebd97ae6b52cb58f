/**
 * Edits of where a request goes: servers, their variables, and a prefix that stands in a server or in the paths.
 */
import { add, change, every, objectOf, remove, replace } from "../edits.ts";
import { BOTH, client, SAME, wire } from "../entry.ts";
import type { DocumentEdit } from "./documents.ts";

/** Where the one reference into a path leads once all paths have a prefix. */
const movedReference = (prefix: string) =>
  replace(
    "Signal/properties/copy/$ref",
    `#/paths/${prefix.replaceAll("/", "~1")}~1signals~1%7BsignalId%7D/get/parameters/2/content/application~1json/schema`,
  );

const prefixed = (prefix: string, besides: readonly string[] = []) =>
  change("#/paths", (paths) =>
    Object.fromEntries(
      Object.entries(objectOf(paths)).map(([path, item]) => [
        besides.includes(path) ? path : `${prefix}${path}`,
        item,
      ]),
    ),
  );

const withoutVersion = every(
  replace("#/servers/0/url", "https://{region}.signals.example.com"),
  replace("#/servers/1/url", "https://staging.example.com"),
);

export const addressEdits: readonly DocumentEdit[] = [
  {
    id: "server-added-last",
    what: "Nobody has to use it, and the first is still the default.",
    edit: add("#/servers/-", { url: "https://backup.example.com/v1" }),
    ...wire("nobody", "clients"),
  },
  {
    id: "server-added-first",
    what: "Clients take the first, which is another one now.",
    edit: change("#/servers", (servers) =>
      Array.isArray(servers) ? [{ url: "https://new.example.com/v1" }, ...servers] : servers,
    ),
    ...wire("clients", "clients"),
  },
  {
    id: "server-variable-value-added",
    what: "One region more.",
    edit: add("#/servers/0/variables/region/enum/-", "ap"),
    ...wire("nobody", "clients"),
  },
  {
    id: "server-variable-of-any-value",
    what: "Any region, no longer one of two.",
    edit: remove("#/servers/0/variables/region/enum"),
    ...wire("nobody", "clients"),
  },
  {
    id: "server-variable-written-out",
    what: "Two servers instead of one with a variable of two values; the default comes first.",
    edit: replace("#/servers", [
      { url: "https://eu.signals.example.com/v1" },
      { url: "https://us.signals.example.com/v1" },
      { url: "https://staging.example.com/v1" },
    ]),
    ...SAME,
  },
  {
    id: "server-variable-renamed",
    what: "Nobody sends the name of a variable.",
    edit: replace("#/servers/0", {
      url: "https://{area}.signals.example.com/v1",
      variables: { area: { default: "eu", enum: ["eu", "us"] } },
    }),
    ...SAME,
  },
  {
    id: "server-default-port",
    what: "443 is the port of https.",
    edit: replace("#/servers/1/url", "https://staging.example.com:443/v1"),
    ...SAME,
  },
  {
    id: "server-other-port",
    what: "Staging listens elsewhere.",
    edit: replace("#/servers/1/url", "https://staging.example.com:8443/v1"),
    ...wire("clients", "clients"),
  },
  {
    id: "server-scheme-case",
    what: "Schemes have no case.",
    edit: replace("#/servers/1/url", "HTTPS://staging.example.com/v1"),
    ...SAME,
  },
  {
    id: "server-path-case",
    what: "Paths have case.",
    edit: replace("#/servers/1/url", "https://staging.example.com/V1"),
    ...wire("clients", "clients"),
  },
  {
    id: "server-twice",
    what: "The second time it is of no use.",
    edit: add("#/servers/-", { url: "https://staging.example.com/v1", description: "Once more." }),
    ...SAME,
  },
  {
    id: "servers-of-document-written-at-path",
    what: "A path has what it had anyway.",
    edit: (document) => add("#/paths/~1devices/servers", document.servers)(document),
    ...SAME,
  },
  {
    id: "servers-of-one-operation",
    what: "Devices are added at staging alone: who took production is refused.",
    edit: add("@addDevice/servers", [{ url: "https://staging.example.com/v1" }]),
    ...wire("clients", "clients"),
  },
  {
    id: "prefix-to-all-paths-but-one",
    what: "Devices are without the version now.",
    edit: every(withoutVersion, prefixed("/v1", ["/devices"]), movedReference("/v1")),
    ...wire("clients", "clients"),
  },
  {
    id: "prefix-to-paths-as-another-version",
    what: "The version went up while it moved: other operations. Corrected once: providers do not know the new ones.",
    edit: every(withoutVersion, prefixed("/v2"), movedReference("/v2")),
    ...BOTH,
  },
  {
    id: "prefix-to-paths-and-a-server-less",
    what: "The prefix moved, which changes no address; staging is gone.",
    edit: every(withoutVersion, remove("#/servers/1"), prefixed("/v1"), movedReference("/v1")),
    ...wire("clients", "clients"),
  },
  {
    id: "prefix-at-the-operation",
    what: "One path has its prefix itself, and servers without one.",
    edit: (document) => {
      const paths = objectOf(document.paths);
      paths["/v1/devices"] = {
        ...objectOf(paths["/devices"]),
        servers: [
          {
            url: "https://{region}.signals.example.com",
            variables: { region: { default: "eu", enum: ["eu", "us"] } },
          },
          { url: "https://staging.example.com" },
        ],
      };
      delete paths["/devices"];
    },
    ...client("clients", "clients"),
  },
  {
    id: "server-with-a-slash-at-its-end",
    what: "Paths begin with one.",
    edit: replace("#/servers/1/url", "https://staging.example.com/v1/"),
    ...SAME,
  },
];
