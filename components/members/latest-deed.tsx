"use client";

import { createContext, type ReactNode, useContext, useState } from "react";

const Latest = createContext<string | null>(null);

/** Whom the forms in here were last sent about; null before the first. What was said of earlier ones is over then. */
export const useLatestDeed = () => useContext(Latest);

export function LatestDeed({ children }: { children: ReactNode }) {
  const [member, setMember] = useState<string | null>(null);
  return (
    <Latest value={member}>
      <div onSubmit={({ target }) => setMember(memberIn(target))}>{children}</div>
    </Latest>
  );
}

const memberIn = (form: EventTarget): string | null =>
  form instanceof HTMLFormElement ? String(new FormData(form).get("member")) : null;
