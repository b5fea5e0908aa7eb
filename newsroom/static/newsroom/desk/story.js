// The story's page: each part adds one convenience to a form that works without any of them.

import { countLetters } from "./counters.js"
import { copyLinks } from "./copy-link.js"
import { enhancePickers } from "./picker.js"
import { keepByline } from "./byline.js"
import { keepNotes } from "./notes.js"
import { showPreviewBeside } from "./preview-beside.js"
import { followEdition, followLead, glance } from "./story-fields.js"
import { guardUnsaved, showTabs, watchSteps } from "./story-page.js"
import { startWriting } from "./writing.js"

const form = document.querySelector("[data-story-form]")
showTabs()
watchSteps()
showPreviewBeside(form)
copyLinks(document)
keepNotes()
startWriting(form)
if (form) {
  countLetters(form)
  keepByline(form)
  followLead(form)
  enhancePickers(form)
  followEdition(form)
  glance(form)
  guardUnsaved(form)
}
