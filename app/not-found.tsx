import { NotFound } from "@/components/not-found";
import { isSignedIn } from "@/domain/viewer";
import { titled } from "./_request/page-title";
import { signOutAction } from "./_request/sign-out";
import { viewer } from "./_request/viewer";

export const generateMetadata = () => titled("errors.not-found.title");

export default async function NotFoundPage() {
  const current = await viewer();
  return <NotFound account={isSignedIn(current) ? { name: current.name, signOut: signOutAction } : null} />;
}
