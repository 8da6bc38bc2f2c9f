"""The nouns of the product, as frozen values; nothing here imports another module of ours."""

from compliance.model.checklist import (
    Answer,
    AnswerKind,
    AnswerValue,
    Checklist,
    ChecklistDefinition,
    DateTitles,
    Element,
    Option,
    Place,
    Question,
    Registry,
    Status,
    Unit,
    UnitKind,
    Vocabulary,
)
from compliance.model.dispensations import Dispensation, Withdrawal
from compliance.model.instrument import (
    AnyOf,
    Aspect,
    Assessment,
    Basis,
    Category,
    Condition,
    Indicator,
    IndicatorResult,
    Instrument,
    OwnState,
    Rung,
    Standing,
    Test,
    Truth,
    Zone,
)
from compliance.model.objections import Objection, ObjectionState, Outcome, Ruling
from compliance.model.people import (
    Action,
    Extent,
    PeriodState,
    Person,
    Right,
    Rights,
    Role,
    Target,
)
from compliance.model.registry import ChangeKind, UnitChange
from compliance.model.results import Result
from compliance.model.rollup import Measure, RollupRule
from compliance.model.settings import Grant, OpenId, Settings
from compliance.model.verification import ScoreBasis, Verdict, Verification, VerificationState
