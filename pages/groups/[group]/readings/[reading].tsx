import "@fontsource-variable/source-serif-4";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import type { GetServerSideProps } from "next";
import { openPage, type PageProps } from "@/app/groups/[group]/readings/[reading]/open-page";
import { ReadingRoom } from "@/components/reading/reading-room";

/** The one page that is not in `app/` (decision 031). */
export default function ReadingPage({ room }: Pick<PageProps, "room">) {
  return <ReadingRoom {...room} />;
}

export const getServerSideProps: GetServerSideProps<PageProps> = (context) => openPage(context);
