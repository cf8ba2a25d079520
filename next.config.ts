import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  reactStrictMode: true,
  // The optimizer had two remote holes in 2026; nothing here needs it.
  images: { unoptimized: true },
  // `npm test` checks the types, of the tests too; whoever starts the app need not wait for it.
  typescript: { ignoreBuildErrors: true },
  // A step in an import names the words of up to four paragraphs, and fifty steps go at once.
  experimental: { serverActions: { bodySizeLimit: "16mb" } },
  serverExternalPackages: ["postgres", "@node-rs/argon2", "pino", "pg-boss", "nodemailer"],
};

export default config;
