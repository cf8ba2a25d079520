import { renewDatabase } from "@/db/client";

/** Lets go of connections that may be dead without knowing it. */
export const renewConnections = renewDatabase;
