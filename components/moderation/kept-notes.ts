/** What somebody has begun to say about a post, by post and purpose: closing the dialog loses no word. */
const kept = new Map<string, string>();

export const keptNote = (postId: string, what: string): string => kept.get(`${what} ${postId}`) ?? "";

export function keepNote(postId: string, what: string, note: string): void {
  if (note === "") kept.delete(`${what} ${postId}`);
  else kept.set(`${what} ${postId}`, note);
}
