export const findGroup = (): null => null;
