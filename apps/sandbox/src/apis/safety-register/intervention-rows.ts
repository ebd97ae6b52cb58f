/**
 * Reads an intervention with the rows that its blocks are made of: one query, whatever is asked for.
 */
import type { InterventionExtend } from "@facility-contracts/contract/safety-register";
import type { ExpressionBuilder, Kysely } from "kysely";
import { jsonArrayFrom, jsonObjectFrom } from "kysely/helpers/postgres";
import { type Given, keptBySet, keptQuery } from "../../database/kept-query.ts";
import type { Tables } from "../../database/tables.ts";
import type { InterventionTable } from "./tables.ts";

type Builder = ExpressionBuilder<Tables, "interventions">;

/** An intervention, and what was asked for. */
export type InterventionRows = Awaited<ReturnType<ReturnType<typeof queryFor>>>[number];

/** Reads an intervention; undefined where there is none. Rows that no asked block needs are left out. */
export async function readIntervention(
  db: Kysely<Tables>,
  id: number,
  asked: ReadonlySet<InterventionExtend>,
): Promise<InterventionRows | undefined> {
  const [row] = await queryOf(asked)(db, { id });
  return row;
}

const queryOf = keptBySet(queryFor);

function queryFor(asked: ReadonlySet<InterventionExtend>) {
  const needs = (...blocks: readonly InterventionExtend[]) => blocks.some((block) => asked.has(block));
  return keptQuery((db, given: Given<{ readonly id: number }>) =>
    db
      .selectFrom("interventions")
      .select(BASE)
      .where("id", "=", given("id"))
      .$if(needs("summary"), (query) => query.select("summary"))
      .$if(needs("routine"), (query) => query.select(["routine", "hasRoutineInterventionDrift"]))
      .$if(needs("assigned-to"), (query) => query.select("assignedTo"))
      .$if(needs("performed-by"), (query) => query.select("performedBy"))
      .$if(needs("site-rule-ids"), (query) => query.select("siteRuleIds"))
      .$if(needs("establishment-instruction"), (query) => query.select("establishmentInstruction"))
      .$if(needs("created-by"), (query) => query.select("createdBy"))
      .$if(needs("technical-installations"), (query) => query.select(installationsOf))
      .$if(needs("rules", "rules-user-scopes"), (query) => query.select(rulesOf))
      .$if(needs("anomaly-by-site-it", "anomaly-stats", "anomaly-ids"), (query) => query.select(anomaliesOf))
      .$if(needs("establishment-cell"), (query) => query.select(cellOf))
      .$if(needs("sites"), (query) => query.select(sitesOf))
      .$if(needs("training-proof"), (query) => query.select(trainingProofOf))
      .$if(needs("trained-users"), (query) => query.select(trainedUsersOf)),
  );
}

/** What is always answered. */
const BASE = [
  "id",
  "status",
  "type",
  "subType",
  "codePin",
  "autoCreated",
  "creationStatus",
  "description",
  "scheduledStart",
  "scheduledEnd",
  "actualStart",
  "actualEnd",
  "archivedAt",
  "updatedAt",
  "createdAt",
  "attendeeCount",
] as const satisfies readonly (keyof InterventionTable)[];

function installationsOf(eb: Builder) {
  return jsonArrayFrom(
    eb
      .selectFrom("interventionInstallations as link")
      .innerJoin("technicalInstallations as installation", "installation.id", "link.installationId")
      .select(["installation.id", "installation.name", "installation.file"])
      .whereRef("link.interventionId", "=", "interventions.id")
      .orderBy("link.position"),
  ).as("technicalInstallations");
}

function rulesOf(eb: Builder) {
  return jsonArrayFrom(
    eb
      .selectFrom("interventionRules as link")
      .innerJoin("rules", "rules.id", "link.ruleId")
      .selectAll("rules")
      .whereRef("link.interventionId", "=", "interventions.id")
      .orderBy("link.position"),
  ).as("rules");
}

function anomaliesOf(eb: Builder) {
  return jsonArrayFrom(
    eb
      .selectFrom("interventionAnomalies as link")
      .innerJoin("anomalies", "anomalies.id", "link.anomalyId")
      .innerJoin("sites as site", "site.id", "anomalies.siteId")
      .innerJoin(
        "technicalInstallations as installation",
        "installation.id",
        "anomalies.technicalInstallationId",
      )
      .select([
        "anomalies.id",
        "anomalies.title",
        "anomalies.type",
        "anomalies.status",
        "anomalies.risk",
        "anomalies.description",
        "anomalies.resolvedAt",
        "anomalies.createdAt",
        "link.providerAction",
        "site.id as siteId",
        "site.name as siteName",
        "installation.id as installationId",
        "installation.name as installationName",
        "installation.file as installationFile",
      ])
      .whereRef("link.interventionId", "=", "interventions.id")
      .orderBy("anomalies.id"),
  ).as("anomalies");
}

function cellOf(eb: Builder) {
  return jsonObjectFrom(
    eb
      .selectFrom("cells as cell")
      .innerJoin("establishments as establishment", "establishment.id", "cell.establishmentId")
      .select((inner) => [
        "cell.id as cellId",
        "cell.name as cellName",
        "establishment.id",
        "establishment.establishmentSiteId",
        "establishment.name",
        inner
          .selectFrom("sites")
          .select(inner.fn.countAll<number>().as("count"))
          .whereRef("sites.cellId", "=", "cell.id")
          .as("cellCount"),
        inner
          .selectFrom("sites")
          .select(inner.fn.countAll<number>().as("count"))
          .whereRef("sites.establishmentId", "=", "establishment.id")
          .as("count"),
      ])
      .whereRef("cell.id", "=", "interventions.cellId"),
  ).as("cell");
}

function sitesOf(eb: Builder) {
  return jsonArrayFrom(
    eb
      .selectFrom("interventionSites as link")
      .innerJoin("sites as site", "site.id", "link.siteId")
      .select(["site.id", "site.name"])
      .whereRef("link.interventionId", "=", "interventions.id")
      .orderBy("link.position"),
  ).as("sites");
}

function trainingProofOf(eb: Builder) {
  return jsonObjectFrom(
    eb
      .selectFrom("trainingProofs as proof")
      .select(["proof.id", "proof.name", "proof.file"])
      .whereRef("proof.id", "=", "interventions.trainingProofId"),
  ).as("trainingProof");
}

function trainedUsersOf(eb: Builder) {
  return jsonArrayFrom(
    eb
      .selectFrom("trainedUsers as trainee")
      .select(["trainee.id", "trainee.firstName", "trainee.lastName", "trainee.attendanceStatus"])
      .whereRef("trainee.interventionId", "=", "interventions.id")
      .orderBy("trainee.position"),
  ).as("trainedUsers");
}
