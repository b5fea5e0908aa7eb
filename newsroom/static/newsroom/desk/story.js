// The story's page: each part adds one convenience to a form that works without any of them.

import { countLetters } from "./counters.js"
import { enhancePickers } from "./picker.js"
import { keepByline } from "./byline.js"
import { followEdition, followLead, glance } from "./story-fields.js"
import { guardUnsaved, showTabs, watchSteps } from "./story-page.js"

const form = document.querySelector("[data-story-form]")
showTabs()
watchSteps()
if (form) {
  countLetters(form)
  keepByline(form)
  followLead(form)
  enhancePickers(form)
  followEdition(form)
  glance(form)
  guardUnsaved(form)
}
