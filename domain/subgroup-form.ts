/** The fields of the form that puts members into subgroups, by the member's id. */
const PLACE = "place-";

export const placeField = Object.assign((member: string): string => `${PLACE}${member}`, {
  memberIn: (name: string): string | null => (name.startsWith(PLACE) ? name.slice(PLACE.length) : null),
});

export const wasField = (member: string): string => `was-${member}`;
