/** Go templates (text/template) as the SPIRE controller manager reads them: refused at admission, or wrong only when rendered. */

export { checkFields, type FieldProblem, type LabelLookup, labelLookups } from './go-template/fields.ts';
export { isHelmTemplate } from './go-template/helm.ts';
export { type StaticText, staticText } from './go-template/static-text.ts';
export { lexTemplate } from './go-template/structure.ts';
export type {
  FieldToken,
  PlainToken,
  TemplateAction,
  TemplateName,
  TemplatePart,
  TemplatePlace,
  TemplateProblem,
  TemplateProblemCode,
  TemplateText,
  TemplateToken,
} from './go-template/tokens.ts';
export {
  TEMPLATE_FIELDS,
  TEMPLATE_FUNCTIONS,
  TEMPLATE_KEYWORDS,
  type TemplateStruct,
} from './go-template/vocabulary.ts';
