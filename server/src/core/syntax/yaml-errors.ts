/** The YAML reader's errors in words for people. */
import type { ErrorCode } from 'yaml';

const WORDS: Partial<Record<ErrorCode, string>> = {
  ALIAS_PROPS: 'An alias (`*name`) takes its value from elsewhere and cannot have a tag or an anchor of its own.',
  BAD_ALIAS: 'This alias name is not one YAML can read.',
  BAD_COLLECTION_TYPE: 'The tag of this value does not fit what stands under it.',
  BAD_DIRECTIVE: 'YAML does not know this directive.',
  BAD_DQ_ESCAPE: 'YAML does not know this escape; write a backslash as `\\\\`, or use single quotes.',
  BAD_INDENT: 'The indentation does not fit the lines above, so YAML cannot tell what this belongs to.',
  BAD_PROP_ORDER: 'An anchor or a tag stands in the wrong place; it belongs right before its value.',
  BAD_SCALAR_START: 'A plain value cannot begin with this sign; put it in quotes.',
  BLOCK_AS_IMPLICIT_KEY:
    'A nested map cannot begin on the line of its key; move it to the next line and indent it, or quote the value.',
  BLOCK_IN_FLOW: 'Inside brackets only flow style can stand; indented lines are not allowed here.',
  KEY_OVER_1024_CHARS: 'This field name is longer than the 1,024 characters YAML allows.',
  MISSING_CHAR: 'A closing quote, bracket or colon is missing here.',
  MULTILINE_IMPLICIT_KEY: 'A field name has to stand on one line; perhaps a colon or an indentation is missing.',
  MULTIPLE_ANCHORS: 'A value can have only one anchor.',
  MULTIPLE_DOCS: 'A second document begins here without `---` above it.',
  MULTIPLE_TAGS: 'A value can have only one tag.',
  NON_STRING_KEY: 'Field names have to be text.',
  TAB_AS_INDENT: 'A tab stands where YAML wants spaces for indentation.',
  TAG_RESOLVE_FAILED: 'The value does not fit its tag.',
  UNEXPECTED_TOKEN: 'This does not fit here; a quote, a bracket or an indentation above it is probably wrong.',
};

export function wordsOfYamlError(code: ErrorCode, fallback: string): string {
  return WORDS[code] ?? fallback;
}
