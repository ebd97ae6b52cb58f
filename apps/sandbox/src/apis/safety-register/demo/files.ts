/**
 * The files behind the presigned URLs of the demo data.
 */

import type { DemoFile } from "../../../operations/sandbox-api.ts";

const encoder = new TextEncoder();

function picture(name: string, colour: string): DemoFile {
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="64" height="64"><rect width="64" height="64" fill="${colour}"/></svg>\n`;
  return { key: `demo/${name}.svg`, mimeType: "image/svg+xml", content: encoder.encode(svg) };
}

/** An empty page: readers find the objects without a table of their places. */
const PDF = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]>>endobj
trailer<</Root 1 0 R>>
%%EOF
`;

/** The files, by what shows them. */
export const demoFiles = {
  lift: picture("lift", "#246"),
  light: picture("light", "#fc3"),
  alarm: picture("alarm", "#c22"),
  smokeVent: picture("smoke-vent", "#888"),
  highVoltage: picture("high-voltage", "#f80"),
  handrail: picture("handrail", "#484"),
  trainingProof: { key: "demo/document.pdf", mimeType: "application/pdf", content: encoder.encode(PDF) },
} as const satisfies Record<string, DemoFile>;
