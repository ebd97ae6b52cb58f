import { describe, expect, test } from "vitest";
import { githubText } from "../src/print/github.ts";
import { jsonText } from "../src/print/json.ts";
import { markdownText } from "../src/print/markdown.ts";
import { terminalText } from "../src/print/terminal.ts";
import { API, CHANGE, REVIEW } from "./example-review.ts";

describe("terminal", () => {
  test("says the verdict first, then the change with its proof, and what to do last", () => {
    const lines = terminalText(REVIEW, false).split("\n");
    expect(lines[0]).toMatch(
      /^The work tree of a-branch .* \(fedcba9 with uncommitted changes\) against main \(0123456\)$/,
    );
    expect(lines[1]).toBe("tickets: breaks clients: needs 2.0.0, says 1.0.0");
    const text = lines.join("\n");
    expect(text).toContain("[breaks clients, proven]");
    expect(text).toContain(
      "for clients, PUT /a with this body: allowed before, refused now at /inner/title: must NOT have more than 100 characters",
    );
    expect(text).toContain(
      '{"title":"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa… (120 characters)","text":"```\\nfence"}',
    );
    expect(lines.at(-1)).toBe("1 finding (1.5 s).");
  });

  test("says which fact has changed, and which page to look at", () => {
    const [line] = terminalText(REVIEW, false)
      .split("\n")
      .filter((one) => one.includes("fact changed"));
    expect(line).toMatch(/^ {2}fact changed: #\/d: 120 \(stated\) to .*\(shown\); check the page /);
  });

  test("has colours only where they are asked for", () => {
    expect(terminalText(REVIEW, false)).not.toContain("\u001b[");
    expect(terminalText(REVIEW, true)).toContain("\u001b[");
  });
});

describe("a list of which a member went and another one came", () => {
  const changes = [
    {
      ...CHANGE,
      accepted: "nobody uses it (openapi/changes/a.md)",
      before: { pointer: "#/a", value: ["A", "B", "<C>"] },
      after: { pointer: "#/a", value: ["A", "<C>", "<D>"] },
    },
  ];
  const review = { ...REVIEW, apis: [{ ...API, changes }] };

  test("is marked in Markdown", () => {
    const shown = markdownText(review);
    expect(shown).toContain('<code>&#91;"A",<del>"B",</del>"&#60;C&#62;"&#93;</code>');
    expect(shown).toContain('"&#60;C&#62;",<ins>"&#60;D&#62;"</ins>&#93;</code>');
  });

  test("is coloured in a terminal with colours", () => {
    const shown = terminalText(review, true);
    expect(shown).toContain('["A",\u001b[31m"B",\u001b[39m"<C>"]');
    expect(shown).toContain('["A","<C>",\u001b[32m"<D>"\u001b[39m]');
    expect(terminalText(review, false)).toContain('["A","B","<C>"]');
  });

  test("that was accepted has the reason in every report", () => {
    for (const shown of [terminalText(review, false), markdownText(review), githubText(review)])
      expect(shown).toContain("nobody uses it (openapi/changes/a.md)");
    expect(githubText(review)).toMatch(/^::notice /m);
  });
});

test("a terminal obeys nothing that stands in the contract", () => {
  const [esc, bell, c1] = [27, 7, 155].map((code) => String.fromCharCode(code));
  const title = `${esc}[2mQa${esc}[8m${bell}${c1}2J\nNothing stands in the way\u202e`;
  const changes = [{ ...CHANGE, title, after: { pointer: "#/a", value: title } }];
  const review = { ...REVIEW, apis: [{ ...API, changes }] };
  for (const colour of [false, true]) {
    const text = terminalText(review, colour);
    for (const sign of [`${esc}[2mQa`, `${esc}[8m`, bell ?? "", c1 ?? "", "\u202e", "\nNothing"])
      expect(text).not.toContain(sign);
  }
  expect(terminalText(review, false)).toContain(
    "\\u001b[2mQa\\u001b[8m\\u0007\\u009b2J\\nNothing stands in the way\\u202e",
  );
});

test("JSON has escapes for what a terminal obeys, and is the same data", () => {
  const [c1, title] = [String.fromCharCode(155), `a${String.fromCharCode(155)}2J\u202e`];
  const review = { ...REVIEW, apis: [{ ...API, changes: [{ ...CHANGE, title }] }] };
  const text = jsonText(review);
  for (const sign of [c1, "\u202e"]) expect(text).not.toContain(sign);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(review)));
});

describe("Markdown", () => {
  const text = markdownText(REVIEW);

  test("what stands in the contract is text: no markup, no HTML, nobody mentioned, no cell ended", () => {
    const outside = text.replaceAll(/^ *(`{3,})\w*\n[\s\S]*?\n *\1$/gm, "");
    for (const part of ["<script", "@everyone", "**d**", "[e](f)", "`c`", "\n## g", "a | b"])
      expect(outside).not.toContain(part);
    expect(outside).not.toMatch(/[^&]#1/);
    expect(outside).toContain("&#60;script&#62;");
    // GitHub looks for both in what the Markdown became.
    expect(outside).not.toMatch(/&#64;(?!&#8203;)|&#35;\d/);
  });

  test("a block of code holds nothing that a terminal obeys, or that is read in another order", () => {
    const [esc, c1] = [27, 155].map((code) => String.fromCharCode(code));
    const declarations = `+type A = 1; // ${esc}[8m${c1}2J\u202e`;
    const shown = markdownText({ ...REVIEW, apis: [{ ...API, declarations }] });
    expect(shown).toContain("+type A = 1; // \\u001b[8m\\u009b2J\\u202e");
    for (const sign of [esc ?? "", c1 ?? "", "\u202e"]) expect(shown).not.toContain(sign);
  });

  test("a block of code ends where it should", () => {
    expect(text).toContain("  ````json\n");
    expect(text).toContain("\n````diff\n");
  });

  test("has the version and what it needs in a table, and the findings", () => {
    expect(text).toContain("| tickets | breaks clients: needs 2.0.0, says 1.0.0 | 1.0.0 → 1.0.0 | 2.0.0 ✗ |");
    expect(text).toContain("### To do");
  });

  test("a long block leaves room for the API that comes next", () => {
    const long = { ...API, declarations: `@@\n${"+line\n".repeat(20_000)}` };
    const text = markdownText({ ...REVIEW, apis: [long, { ...API, api: "next" }] });
    expect(text).toContain("\n### next\n");
    expect(text).toContain("\n… and 19852 lines more\n");
  });

  test("is cut to what GitHub takes, between two changes, and says so", () => {
    const many = Array.from({ length: 400 }, (_, index) => ({ ...CHANGE, title: `change ${index}` }));
    const cut = markdownText({ ...REVIEW, apis: [{ ...API, changes: many }] });
    expect(cut.length).toBeLessThan(65_536);
    expect(cut).toMatch(
      /The rest is left out, as GitHub takes no longer text: `npm run review` shows all of it\.\n$/,
    );
    expect([...cut.matchAll(/^ *````/gm)].length % 2).toBe(0);
  });
});
