import type { NextPageContext } from "next";
import type { PageFrame } from "@/app/_request/page-frame";
import { localeOf } from "@/app/_request/spoken-to";
import ErrorPage from "@/app/error";
import { USUAL_PACE } from "@/domain/time-to-read";

type Props = { frame?: PageFrame; number: string | undefined };

/** When a page of this folder fails. The number is that of the request, by which the log tells what happened. */
export default function FailedPage({ number }: Props) {
  return <ErrorPage error={{ digest: number }} reset={() => location.reload()} />;
}

/** In a browser, where a page breaks that came whole, there is no request to ask. */
FailedPage.getInitialProps = ({ req }: NextPageContext): Props => {
  if (!req) return { number: undefined };
  const locale = localeOf(undefined, { get: (name) => req.headers[name]?.toString() ?? null });
  const frame: PageFrame = {
    title: "",
    locale,
    timeZone: "UTC",
    pace: USUAL_PACE,
    zoneOfBrowser: null,
    theme: "auto",
  };
  return { frame, number: req.headers["x-request-id"]?.toString() };
};
