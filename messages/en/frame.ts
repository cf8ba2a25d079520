import errors from "./errors.json";
import problems from "./problems.json";
import site from "./site.json";
import ui from "./ui.json";

/** What every page can say. */
export default { errors, problems, site, ui };
