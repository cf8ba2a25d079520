"use client";

import { useTranslations } from "use-intl";
import type { Body } from "@/domain/bodies/body-schema";
import { LazyPostEditor } from "../editor/lazy-post-editor";
import { languageOf } from "../reading/in-read";
import { useRoom } from "../reading/room";
import type { ComposerPlace } from "../reading/room-state";
import { useAudienceWords } from "./audience-words";
import styles from "./composer.module.css";
import { draftKeyOf } from "./draft-key";
import { shorten } from "./use-card-label";
import { usePlaceWords } from "./use-place-words";
import { whereOf } from "./where";
import { WritesAs } from "./writes-as";

const KINDS = ["comment", "question", "prompt"] as const;
type Kind = (typeof KINDS)[number];

const TITLES = { comment: "title", question: "title-question", prompt: "title-prompt" } as const;
const SUBMITS = { comment: "annotate", question: "ask", prompt: "set" } as const;

/** Where an annotation is written, in the place where it will stand. */
export function Composer({ place }: { place: ComposerPlace }) {
  const t = useTranslations("annotations.composer");
  const { me, can, reading, talk, activate, compose, closeComposer, focusParagraph } = useRoom();
  const placeWords = usePlaceWords();
  const audienceWords = useAudienceWords();
  // What was chosen is kept with the place, so that a note to oneself is still one after the page has crashed.
  const kinds = KINDS.filter((one) => one !== "prompt" || can.setPrompt);
  const kind: Kind = kinds.find((one) => one === place.kind) ?? "comment";
  const audience = (kind !== "prompt" && place.audience) || "group";
  const where = placeWords(whereOf(place.passage).number);

  async function submit(body: Body) {
    const { id } = await talk.add({ passage: place.passage, kind, audience, body: { tiptap: body } });
    closeComposer();
    activate(id, { scroll: "thread" });
  }

  function cancel() {
    closeComposer();
    focusParagraph(place.anchorIndex);
  }

  return (
    <section className={styles.composer} data-whole aria-label={t(TITLES[kind], { place: where })}>
      {place.quote && (
        <blockquote
          className={styles.quote}
          lang={languageOf(place.passage, reading) ?? undefined}
          dir="auto"
        >
          {shorten(place.quote)}
        </blockquote>
      )}
      <fieldset className={styles.kinds}>
        <legend className={styles.legend}>{t("kind")}</legend>
        {kinds.map((one) => (
          <label key={one} className={styles.kind}>
            <input
              type="radio"
              name="kind"
              checked={kind === one}
              onChange={() => compose({ ...place, kind: one })}
            />
            <span>{t(one)}</span>
          </label>
        ))}
      </fieldset>
      {audience === "group" && <WritesAs />}
      <LazyPostEditor
        label={t("label", { place: where })}
        placeholder={t(`placeholder-${kind}`)}
        draftKey={draftKeyOf(me?.userId ?? "", reading.id, place)}
        submitLabel={t(SUBMITS[kind])}
        onSubmit={submit}
        onCancel={cancel}
        footer={
          <label className={styles.audience}>
            <span className={styles.legend}>{t("who")}</span>
            <select
              value={audience}
              onChange={(event) =>
                compose({ ...place, audience: event.target.value === "me" ? "me" : "group" })
              }
            >
              <option value="group">
                {audienceWords(kind === "prompt" ? null : (talk.apart?.subgroup ?? null))}
              </option>
              {kind !== "prompt" && <option value="me">{t("me")}</option>}
            </select>
          </label>
        }
      />
    </section>
  );
}
