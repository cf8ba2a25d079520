import type { Jobs } from "@/domain/jobs";
import { readImport } from "@/operations/imports/read-import";

export const readImportJob = (place: Jobs["read-import"]): Promise<void> => readImport(place);
