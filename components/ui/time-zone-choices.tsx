/** Time zones by continent, with their cities written as people write them. */
export function TimeZoneChoices({ zones }: { zones: readonly string[] }) {
  const [apart, inPlaces] = [
    zones.filter((zone) => !zone.includes("/")),
    zones.filter((zone) => zone.includes("/")),
  ];
  const continents = [...new Set(inPlaces.map(continentOf))];
  return (
    <>
      {apart.map((zone) => (
        <option key={zone}>{zone}</option>
      ))}
      {continents.map((continent) => (
        <optgroup key={continent} label={continent}>
          {inPlaces
            .filter((zone) => continentOf(zone) === continent)
            .map((zone) => (
              <option key={zone} value={zone}>
                {cityOf(zone)}
              </option>
            ))}
        </optgroup>
      ))}
    </>
  );
}

const continentOf = (zone: string): string => zone.slice(0, zone.indexOf("/"));

/** `America/Argentina/Rio_Gallegos` is Rio Gallegos, Argentina. */
const cityOf = (zone: string): string => zone.replaceAll("_", " ").split("/").slice(1).reverse().join(", ");
