"use server";

import { z } from "zod";
import { action } from "./action";
import { refuseForeign } from "./admit";
import { leave } from "./enter";

export const signOutAction = action(
  z.object({}),
  async () => {
    await leave();
    return "/";
  },
  { admitting: refuseForeign },
);
