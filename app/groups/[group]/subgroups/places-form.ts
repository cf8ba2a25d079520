import { z } from "zod";
import { placeField, wasField } from "@/domain/subgroup-form";
import { storable } from "@/domain/wire/storable";

/**
 * A field for each member says where they go, another where they were when the page was made: who was not touched stays
 * where somebody else may have put them meanwhile.
 */
export const placesForm = z
  .object({ group: storable })
  .catchall(storable)
  .transform(({ group, ...fields }) => ({
    group,
    places: Object.entries(fields).flatMap(([name, value]) => {
      const member = placeField.memberIn(name);
      if (member === null || fields[wasField(member)] === value) return [];
      return [{ member, subgroup: value || null }];
    }),
  }));
