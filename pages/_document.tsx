import Document, {
  type DocumentContext,
  type DocumentInitialProps,
  Head,
  Html,
  Main,
  NextScript,
} from "next/document";
import { type PageFrame, takeDrawn } from "@/app/_request/page-frame";
import { localeFor } from "@/messages/locales";

type Props = DocumentInitialProps & { nonce: string | undefined };

/** The bare HTML around pages in this folder. */
export default class PageDocument extends Document<Props> {
  static override async getInitialProps(context: DocumentContext): Promise<Props> {
    const nonce = context.req?.headers["x-nonce"]?.toString();
    const html = takeDrawn(context.req) ?? (await context.renderPage()).html;
    return { html, head: [], nonce };
  }

  override render() {
    const { nonce } = this.props;
    const frame: PageFrame | undefined = this.props.__NEXT_DATA__.props.pageProps?.frame;
    return (
      <Html
        lang={localeFor(frame?.locale ?? "en")}
        data-theme={!frame || frame.theme === "auto" ? undefined : frame.theme}
      >
        <Head nonce={nonce}>
          <meta charSet="utf-8" />
          {frame?.title && <title>{frame.title}</title>}
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <link rel="icon" href="/icon.svg" sizes="any" type="image/svg+xml" />
        </Head>
        <body>
          <Main />
          <NextScript nonce={nonce} />
        </body>
      </Html>
    );
  }
}
