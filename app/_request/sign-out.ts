"use server";

import { z } from "zod";
import { action } from "./action";
import { refuseForeign } from "./admit";
import { leave } from "./enter";
import { ownPath } from "./own-path";

export const signOutAction = action(
  z.object({ next: z.string().optional() }),
  async (_viewer, { next }) => {
    await leave();
    return ownPath(next);
  },
  { admitting: refuseForeign },
);
