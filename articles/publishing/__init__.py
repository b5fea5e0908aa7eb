"""The only door between the desk and the public: every step of a story, each one transaction.

A verb takes the article and `by`, locks the article's row, asks `permissions.may` and the table of
`workflow`, then writes; the audit row is written with it. It raises a StepRefused whose sentence
tells the person why, and then nothing has been written.
"""

from .announcing import announce as announce
from .announcing import announce_due as announce_due
from .assigning import assign as assign
from .backfilling import Past as Past
from .backfilling import backfill as backfill
from .backfilling import backfill_later as backfill_later
from .backfilling import backfill_many as backfill_many
from .correcting import correct as correct
from .correcting import fix as fix
from .counting import set_comment_count as set_comment_count
from .duplicating import duplicate as duplicate
from .errors import NotAllowed as NotAllowed
from .errors import Obstructed as Obstructed
from .errors import StaleSave as StaleSave
from .errors import StepRefused as StepRefused
from .errors import TakenOver as TakenOver
from .errors import WrongState as WrongState
from .freezing import freeze as freeze
from .killing import kill as kill
from .killing import reinstate as reinstate
from .merging_places import merge_sections as merge_sections
from .merging_places import merge_topics as merge_topics
from .notes import note as note
from .notes import resolve as resolve
from .obstacles import obstacles as obstacles
from .obstacles import steps_for as steps_for
from .presence import appear as appear
from .presence import leave as leave
from .presence import take_over as take_over
from .redacting import redact as redact
from .releasing import publish as publish
from .releasing import reschedule as reschedule
from .releasing import unschedule as unschedule
from .releasing import update as update
from .sharing import answer as answer
from .sharing import share as share
from .sharing import unshare as unshare
from .signing import sign_off as sign_off
from .situation import Situation as Situation
from .situation import situation as situation
from .translating import link_translations as link_translations
from .translating import mark_translated as mark_translated
from .translating import translate as translate
from .undoing import undo as undo
from .versions import keep_aside as keep_aside
from .versions import keep_saved as keep_saved
from .versions import name_version as name_version
from .versions import restore as restore
from .writing import approve as approve
from .writing import autosave as autosave
from .writing import create as create
from .writing import purge_spiked as purge_spiked
from .writing import revive as revive
from .writing import send_back as send_back
from .writing import spike as spike
from .writing import submit as submit
from .writing import write as write
