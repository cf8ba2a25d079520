"use client";

import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl";
import type { FormState } from "@/domain/form-state";
import { Notice } from "../ui/notice";
import { DecisionButton } from "./decision-button";
import type { OrderDesk } from "./order-desk";

const BACK = { silence: "unsilence", ban: "unban", lock: "unlock", move: "move-back" } as const;

type Props = { desk: OrderDesk; state: FormState };

/** What was done last about an author or to a thread, with the way back; whoever goes on by keys goes on from here. */
export function OrderAnswer({ desk, state: { values } }: Props) {
  const t = useTranslations("moderation.order");
  const here = useRef<HTMLDivElement>(null);
  const { deed = "", name = "", item = "", member = "", thread = "", at } = values;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each deed has a time of its own
  useEffect(() => here.current?.focus(), [at]);
  const back = Object.entries(BACK).find(([done]) => done === deed)?.[1];
  const fields = { group: desk.slug, timeZone: desk.timeZone, item, member, name, thread, at: at ?? "" };
  return (
    <div ref={here} tabIndex={-1}>
      <Notice
        action={
          back && (
            <form action={desk.sendOrder}>
              {Object.entries({ ...fields, deed: back }).map(([field, value]) => (
                <input key={field} type="hidden" name={field} value={value} />
              ))}
              <DecisionButton variant="quiet">{t(`back.${back}`, { name })}</DecisionButton>
            </form>
          )
        }
      >
        <p>{t("done", { deed, name })}</p>
      </Notice>
    </div>
  );
}
