import "@fontsource-variable/literata";
import "@fontsource-variable/literata/wght-italic.css";
import "@fontsource-variable/atkinson-hyperlegible-next";
import "@fontsource-variable/atkinson-hyperlegible-next/wght-italic.css";
import "@/app/fonts.css";
import "@/app/tokens.css";
import "@/app/globals.css";
import "@/components/reading/marks.css";
import type { AppProps } from "next/app";
import { FramedPage } from "@/app/_request/framed-page";
import type { PageFrame } from "@/app/_request/page-frame";

export default function App({ Component, pageProps: { frame, ...props } }: AppProps<{ frame?: PageFrame }>) {
  return (
    <FramedPage frame={frame}>
      <Component {...props} />
    </FramedPage>
  );
}
