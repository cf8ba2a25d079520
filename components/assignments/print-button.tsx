"use client";

import { Button } from "../ui/button";

/** Does what the browser's own command does. */
export function PrintButton({ label }: { label: string }) {
  return (
    <span data-print="no">
      <Button onClick={() => window.print()}>{label}</Button>
    </span>
  );
}
