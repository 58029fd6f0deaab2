/** Words by which folders and files say that nothing in them is meant for real. */
const SAMPLE =
  /(?:^|[/._-])(?:demos?|docs?|documentation|e2e|examples?|fixtures?|playground|quickstarts?|samples?|tests?|testdata|tutorials?|workshops?)(?=[/._-]|$)/iu;

/** Whether a file is an example, a test or documentation, by its path: made-up names are right there. */
export function isSamplePath(path: string): boolean {
  return SAMPLE.test(path);
}
