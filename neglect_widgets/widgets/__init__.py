"""Leaf widgets: each shows plain dicts and answers with commands; none knows the model or the store."""

from .about_view import AboutView
from .base import Handler, NeglectWidget, one_layout
from .case_form import CaseForm
from .case_list import CaseList
from .case_view import CaseView
from .check_answers import CheckAnswers
from .chronology_view import ChronologyView
from .comparison_view import ComparisonView
from .domain_form import DomainForm
from .factors_form import FactorsForm
from .page_footer import PageFooter
from .page_header import PageHeader
from .plan_form import PlanForm
from .preview_bar import PreviewBar
from .profile_panel import ProfilePanel
from .red_flags import RedFlags
from .sign_in_form import SignInForm
from .start_form import StartForm
from .summary_view import SummaryView
from .task_list import TaskList
from .voice_form import VoiceForm

__all__ = [
    "AboutView",
    "CaseForm",
    "CaseList",
    "CaseView",
    "CheckAnswers",
    "ChronologyView",
    "ComparisonView",
    "DomainForm",
    "FactorsForm",
    "Handler",
    "NeglectWidget",
    "PageFooter",
    "PageHeader",
    "PlanForm",
    "PreviewBar",
    "ProfilePanel",
    "RedFlags",
    "SignInForm",
    "StartForm",
    "SummaryView",
    "TaskList",
    "VoiceForm",
    "one_layout",
]
