export const pretended = true;
