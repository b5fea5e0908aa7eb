"""What the picture desk announces, inside the transaction that changes the photo. Receivers write rows only."""

from django.dispatch import Signal

# `photo`: some of its renditions are still to be made.
renditions_wanted = Signal()

# `paths`: stored files that nothing names any more; `keep_for`: how long cached pages may still ask for them.
files_outdated = Signal()
