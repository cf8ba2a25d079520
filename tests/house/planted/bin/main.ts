export { page as main } from "../app/page";
