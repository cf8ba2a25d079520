export { button as addPost } from "../components/button";
