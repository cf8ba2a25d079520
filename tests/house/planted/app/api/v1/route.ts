export { after as GET } from "next/server";
