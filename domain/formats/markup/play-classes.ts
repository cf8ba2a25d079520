import type { Element } from "hast";
import { holdsBlocks, wordsOf } from "./elements";

const isClassed = (element: Element, classes: RegExp): boolean =>
  element.properties.className !== undefined &&
  wordsOf(element.properties.className).some((name) => classes.test(name)) &&
  !holdsBlocks(element);

/** The name of who speaks by its class, on a line of its own or before their words. Pages also call whoever gives a lecture so, in lists and tables. */
export const isNamedSpeaker = (element: Element): boolean =>
  isClassed(element, /^speaker$/i) && /^(?:p|div|dt|h[1-6]|span|b|strong|em|i)$/.test(element.tagName);

/** What is done on the stage, among the words that are said there. */
export const isStageDirection = (element: Element): boolean =>
  isClassed(element, /^stage(?:-?dir(?:ection)?s?)?$/i);
