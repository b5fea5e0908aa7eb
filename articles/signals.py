"""What this floor announces. Upper floors listen."""

from django.dispatch import Signal

#: Sent once for each release that became public (a kill included), inside the transaction that claims it.
#: sender=Release, release=<Release>. Receivers write rows of their own and nothing else.
release_announced = Signal()

#: Sent inside the transaction that ends a release before its successor is announced: a publication undone.
#: sender=Release, release=<Release>.
release_undone = Signal()
