import type { NextPageContext } from "next";
import { BARE_FRAME, type PageFrame } from "@/app/_request/page-frame";
import { headerOf, localeOf } from "@/app/_request/spoken-to";
import ErrorPage from "@/app/error";

type Props = { frame?: PageFrame; number: string | undefined };

/** When a page of this folder fails. The number is that of the request, by which the log tells what happened. */
export default function FailedPage({ number }: Props) {
  return <ErrorPage error={{ digest: number }} reset={() => location.reload()} />;
}

/** In a browser, where a page breaks that came whole, there is no request to ask. */
FailedPage.getInitialProps = ({ req }: NextPageContext): Props => {
  if (!req) return { number: undefined };
  const locale = localeOf(undefined, { get: (name) => headerOf(req.headers[name]) });
  return { frame: { ...BARE_FRAME, locale }, number: req.headers["x-request-id"]?.toString() };
};
