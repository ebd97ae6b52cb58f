/**
 * What is measured of the sandbox, in the format of Prometheus.
 */
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** Begins to measure. The sources are asked when the metrics are read. */
export function createMetrics(sources: {
  readonly unanswered: () => number;
  readonly queries: () => number;
}) {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const requests = new Counter({
    name: "sandbox_requests_total",
    help: "Requests that were answered",
    labelNames: ["operation", "status"],
    registers,
  });
  const seconds = new Histogram({
    name: "sandbox_request_duration_seconds",
    help: "How long requests took",
    labelNames: ["operation"],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers,
  });
  new Gauge({
    name: "sandbox_requests_in_progress",
    help: "Requests that are not answered yet",
    registers,
    collect() {
      this.set(sources.unanswered());
    },
  });
  new Counter({
    name: "sandbox_database_queries_total",
    help: "Queries that were sent to the database",
    registers,
    collect() {
      this.reset();
      this.inc(sources.queries());
    },
  });
  return {
    /** Notes an answer: `operation` is its operationId or the name of another route, never a path of the client. */
    note(operation: string, status: number, taken: number) {
      requests.inc({ operation, status });
      seconds.observe({ operation }, taken);
    },
    contentType: registry.contentType,
    text: () => registry.metrics(),
  };
}
