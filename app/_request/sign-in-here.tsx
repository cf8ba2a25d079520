"use client";

import type { MouseEvent } from "react";

/** Leads back to the page one stands before; its HTML is the same on every page. */
export function SignInHere({ words }: { words: string }) {
  const comeBack = ({ currentTarget }: MouseEvent<HTMLAnchorElement>) => {
    currentTarget.search = new URLSearchParams({ next: location.pathname + location.search }).toString();
  };
  return (
    <a href="/sign-in" onClick={comeBack}>
      {words}
    </a>
  );
}
