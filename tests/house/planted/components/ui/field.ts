export { button as field } from "../button";
