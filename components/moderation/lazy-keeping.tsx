"use client";

import { type ComponentType, useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { useToast } from "../ui/toast";
import type { Props } from "./keeping-dialog";

let fetched: ComponentType<Props> | null = null;

/** Few who read ever ask for it: it is fetched when they do. */
export function LazyKeeping(props: Props) {
  const t = useTranslations("annotations.post");
  const show = useToast();
  const [isHere, setIsHere] = useState(fetched !== null);
  const { onClose } = props;
  useEffect(() => {
    if (isHere) return;
    import("./keeping-dialog").then(
      ({ KeepingDialog }) => {
        fetched = KeepingDialog;
        setIsHere(true);
      },
      () => {
        show({ text: t("keeping-failed") });
        onClose();
      },
    );
  }, [isHere, onClose, show, t]);
  return isHere && fetched ? ((Dialog) => <Dialog {...props} />)(fetched) : null;
}
