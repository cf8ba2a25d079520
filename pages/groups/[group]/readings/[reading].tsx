import "@fontsource-variable/source-serif-4";
import "@fontsource-variable/source-serif-4/wght-italic.css";
import type { GetServerSideProps } from "next";
import type { PageFrame } from "@/app/_request/page-frame";
import { openPage } from "@/app/groups/[group]/readings/[reading]/open-page";
import { ReadingRoom, type ReadingRoomProps } from "@/components/reading/reading-room";

type Props = { frame: PageFrame; room: ReadingRoomProps };

/** The one page that is not in `app/` (decision 031). */
export default function ReadingPage({ room }: Omit<Props, "frame">) {
  return <ReadingRoom {...room} />;
}

export const getServerSideProps: GetServerSideProps<Props> = (context) => openPage(context);
