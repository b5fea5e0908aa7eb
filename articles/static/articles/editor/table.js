// Tables as plain as they are stored: no widths, no wrapper.

import { Table as BaseTable } from "django-prose-editor/editor"

const SIZE = { rows: 3, cols: 3, withHeaderRow: true }

export const Table = BaseTable.extend({
  renderHTML: () => ["table", ["tbody", 0]],
  addNodeView: () => null,
  addCommands() {
    return { ...this.parent?.(), startTable: () => ({ commands }) => commands.insertTable(SIZE) }
  },
}).configure({ resizable: false, renderWrapper: false })
