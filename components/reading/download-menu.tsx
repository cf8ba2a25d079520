import { useTranslations } from "use-intl";
import { EXPORT_FORMATS } from "@/domain/exports";
import { Menu } from "../ui/menu";
import { useRoom } from "./room";

/** The reading as a file, as far as one may see it. */
export function DownloadMenu() {
  const t = useTranslations("reading.download");
  const { reading } = useRoom();
  const choices = EXPORT_FORMATS.map((format) => ({
    label: t(`formats.${format}`),
    download: `/api/v1/readings/${reading.id}/export?format=${format}`,
  }));
  return <Menu label={t("title")} trigger={t("title")} choices={choices} />;
}
