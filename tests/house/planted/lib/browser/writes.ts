export { addPost } from "../../operations/add-post";
