import autocannon from "autocannon";
import { isGood, type LoadJob, type LoadReport } from "./shot";

const TIMEOUT_SECONDS = 60;

const wordsOf = (body: string): string =>
  body
    .replace(/<style.*?<\/style>|<[^>]*>|\s+/gs, " ")
    .trim()
    .slice(0, 300);

async function shoot({ url, shots, connections, amount }: LoadJob): Promise<LoadReport> {
  const report: LoadReport = { seconds: 0, milliseconds: [], bytes: 0, failures: [] };
  let next = 0;
  const instance = autocannon({
    url,
    connections,
    amount,
    timeout: TIMEOUT_SECONDS,
    sampleInt: 10,
    requests: [
      {
        // All connections take turns in one list, so that no two send the same at the same time.
        setupRequest: (request) => ({ ...request, ...shots[next++ % shots.length] }),
        onResponse(status, body) {
          if (!shots[0] || !isGood(shots[0], status)) report.failures.push(`${status} ${wordsOf(body)}`);
        },
      },
    ],
  });
  const start = performance.now();
  instance.on("response", (_, __, bytes, milliseconds) => {
    report.milliseconds.push(milliseconds);
    report.bytes += bytes;
    report.seconds = (performance.now() - start) / 1000;
  });
  instance.on("reqError", (error) => report.failures.push(error.message));
  await instance;
  report.failures = report.failures.slice(0, 3);
  return report;
}

process.on("message", async (job: LoadJob) => {
  try {
    process.send?.(await shoot(job));
  } catch (error) {
    process.send?.({ seconds: 0, milliseconds: [], bytes: 0, failures: [String(error)] });
  }
});
process.send?.({ ready: true });
