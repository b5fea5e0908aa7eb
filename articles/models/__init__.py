"""The newsroom's own tables, in the order to read them: taxonomy, article, byline, release, desk, then the rest."""

from .article import Article as Article
from .article import TranslationGroup as TranslationGroup
from .article import Version as Version
from .byline import Byline as Byline
from .desk import Alert as Alert
from .desk import Step as Step
from .finding import ArticleText as ArticleText
from .release import Address as Address
from .release import Release as Release
from .release import ReleaseAuthor as ReleaseAuthor
from .release import ReleaseLink as ReleaseLink
from .release import ReleasePhoto as ReleasePhoto
from .release import ReleaseSection as ReleaseSection
from .release import ReleaseTopic as ReleaseTopic
from .rights import DeskRights as DeskRights
from .sharing import ShareAnswer as ShareAnswer
from .sharing import ShareLink as ShareLink
from .taxonomy import Edition as Edition
from .taxonomy import Page as Page
from .taxonomy import Section as Section
from .taxonomy import Topic as Topic
from .teamwork import Note as Note
from .teamwork import Presence as Presence
from .teamwork import SavedView as SavedView
from .teamwork import SignOff as SignOff
from .translation import SourceChange as SourceChange
