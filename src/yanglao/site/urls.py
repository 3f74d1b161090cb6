"""The addresses of the pages."""

from django.urls import path, re_path

from yanglao.web.assets import static
from yanglao.web.bureau.comparing import compare_page
from yanglao.web.bureau.pages import bureau_page
from yanglao.web.estimate import estimate_page
from yanglao.web.field.calling import calls_page
from yanglao.web.field.deaths import death_page
from yanglao.web.field.households import register_page, survey_page
from yanglao.web.field.lists import life_page, sixty_page, tiers_page
from yanglao.web.field.progress import progress_page
from yanglao.web.field.reporting import unit_report_page, unit_reports_page
from yanglao.web.field.today import today_page, units_page
from yanglao.web.home import home_page, offices_page
from yanglao.web.join import join_page
from yanglao.web.lists.jobs import begin_job, call_off_job, job_page, job_rejects, jobs_page
from yanglao.web.lists.pages import list_page, list_template, lists_page
from yanglao.web.payroll.bank import batch_answer, batch_file
from yanglao.web.payroll.batch import batch_page, gate_page
from yanglao.web.payroll.listing import payroll_page, prepare_batch
from yanglao.web.payroll.lists import (
    all_returns_page,
    batch_lines_page,
    batch_returns_page,
    batch_withheld_page,
    group_page,
    list_file,
)
from yanglao.web.payroll.pressing import agree_to_batch, apply_for_money, send_batch_back
from yanglao.web.person.finding import find_page
from yanglao.web.person.pages import PARTS, person_acts, person_page
from yanglao.web.person.unmasking import unmask_page
from yanglao.web.pieces.page import pieces_page
from yanglao.web.preferences import prefer
from yanglao.web.questions import questions_page
from yanglao.web.reports.pages import report_page, reports_page
from yanglao.web.resident.pages import my_looks, my_messages, my_page, my_statement, my_why, my_years
from yanglao.web.resident.requests import my_request, my_requests, take_back
from yanglao.web.resident.signing_in import (
    own_password,
    resident_demo_sign_in,
    resident_sign_in,
    resident_sign_out,
)
from yanglao.web.staff.administrators import accounts_page, log_page, roles_page
from yanglao.web.staff.doing import act_page, acts_page, done_page
from yanglao.web.staff.guide import guide_page
from yanglao.web.staff.handing import hand_over_page, take_task_back
from yanglao.web.staff.own_access import own_access
from yanglao.web.staff.papers import paper_page
from yanglao.web.staff.requests import decline_request, request_page, requests_page
from yanglao.web.staff.signing_in import demo_sign_in, first_sign_in, proven_page, sign_in_page, sign_out
from yanglao.web.staff.tasks import agree_to, my_tasks, send_it_back, task
from yanglao.web.status import figures, health

urlpatterns = [
    path("", home_page, name="home"),
    path("estimate", estimate_page, name="estimate"),
    path("join", join_page, name="join"),
    path("offices", offices_page, name="offices"),
    path("questions", questions_page, name="questions"),
    path("fund", figures, name="fund"),
    path("me", my_page, name="me"),
    path("me/why", my_why, name="my-why"),
    path("me/years", my_years, name="my-years"),
    path("me/statement", my_statement, name="my-statement"),
    path("me/messages", my_messages, name="my-messages"),
    path("me/looks", my_looks, name="my-looks"),
    path("me/requests", my_requests, name="my-requests"),
    path("me/requests/<slug:kind>", my_request, name="my-request"),
    path("me/requests/<int:number>/take-back", take_back, name="take-back"),
    path("me/password", own_password, name="my-password"),
    path("me/sign-in", resident_sign_in, name="resident-sign-in"),
    path("me/sign-in/demo", resident_demo_sign_in, name="resident-demo-sign-in"),
    path("me/sign-out", resident_sign_out, name="resident-sign-out"),
    path("staff", my_tasks, name="tasks"),
    path("staff/sign-in", sign_in_page, name="sign-in"),
    path("staff/sign-in/demo", demo_sign_in, name="demo-sign-in"),
    path("staff/sign-in/first", first_sign_in, name="first-sign-in"),
    path("staff/guide", guide_page, name="guide"),
    path("staff/guide/<slug:role>", guide_page, name="guide-of"),
    path("staff/access", own_access, name="own-access"),
    path("staff/accounts", accounts_page, name="accounts"),
    path("staff/roles", roles_page, name="roles"),
    path("staff/log", log_page, name="log"),
    path("staff/prove", proven_page, name="prove"),
    path("staff/sign-out", sign_out, name="sign-out"),
    path("staff/tasks/<int:number>", task, name="task"),
    path("staff/tasks/<int:number>/agree", agree_to, name="agree"),
    path("staff/tasks/<int:number>/send-back", send_it_back, name="send-back"),
    path("staff/hand-over/<slug:kind>/<int:number>", hand_over_page, name="hand-over"),
    path("staff/hand-over/<slug:kind>/<int:number>/back", take_task_back, name="take-task-back"),
    path("staff/requests", requests_page, name="requests"),
    path("staff/requests/<int:number>", request_page, name="request"),
    path("staff/requests/<int:number>/decline", decline_request, name="decline-request"),
    path("staff/do", acts_page, name="acts"),
    path("staff/do/<slug:key>", act_page, name="act"),
    path("staff/do/<slug:key>/done/<slug:once>", done_page, name="done"),
    path("staff/search", find_page, name="find"),
    path("staff/person/<int:person>", person_page, name="person"),
    path("staff/person/<int:person>/unmask", unmask_page, name="unmask"),
    path("staff/person/<int:person>/do", person_acts, name="person-acts"),
    *(
        path(
            f"staff/person/<int:person>/{part.key}",
            person_page,
            {"part": part.key},
            name=f"person-{part.key}",
        )
        for part in PARTS
        if part.key
    ),
    path("staff/bureau", bureau_page, name="bureau"),
    path("staff/bureau/compare", compare_page, name="bureau-compare"),
    path("staff/lists", lists_page, name="lists"),
    path("staff/jobs", jobs_page, name="jobs"),
    path("staff/jobs/<slug:job>", job_page, name="job"),
    path("staff/jobs/<slug:job>/start", begin_job, name="start-job"),
    path("staff/jobs/<slug:job>/cancel", call_off_job, name="cancel-job"),
    path("staff/jobs/<slug:job>/rejects", job_rejects, name="job-rejects"),
    path("staff/lists/<slug:key>", list_page, name="list"),
    path("staff/lists/<slug:key>/template", list_template, name="list-template"),
    path("staff/unit", units_page, name="units"),
    path("staff/unit/<slug:code>", today_page, name="unit"),
    path("staff/unit/<slug:code>/tiers", tiers_page, name="unit-tiers"),
    path("staff/unit/<slug:code>/life", life_page, name="unit-life"),
    path("staff/unit/<slug:code>/sixty", sixty_page, name="unit-sixty"),
    path("staff/unit/<slug:code>/calls", calls_page, name="unit-calls"),
    path("staff/unit/<slug:code>/survey/<slug:kind>/<int:at>", survey_page, name="unit-survey"),
    path("staff/unit/<slug:code>/register/<int:at>", register_page, name="unit-register"),
    path("staff/unit/<slug:code>/death", death_page, name="unit-death"),
    path("staff/unit/<slug:code>/report", unit_reports_page, name="unit-reports"),
    path("staff/unit/<slug:code>/report/<slug:span>/<slug:month>", unit_report_page, name="unit-report"),
    path("staff/unit/<slug:code>/progress", progress_page, name="unit-progress"),
    path("staff/payroll", payroll_page, name="payroll"),
    path("staff/payroll/prepare", prepare_batch, name="prepare-batch"),
    path("staff/payroll/returns", all_returns_page, name="returns"),
    path("staff/payroll/<int:number>", batch_page, name="batch"),
    path("staff/payroll/<int:number>/gate", gate_page, name="batch-gate"),
    path("staff/payroll/<int:number>/agree", agree_to_batch, name="batch-agree"),
    path("staff/payroll/<int:number>/send-back", send_batch_back, name="batch-send-back"),
    path("staff/payroll/<int:number>/apply", apply_for_money, name="batch-apply"),
    path("staff/payroll/<int:number>/bank-file", batch_file, name="batch-file"),
    path("staff/payroll/<int:number>/answer", batch_answer, name="batch-answer"),
    path("staff/payroll/<int:number>/lines", batch_lines_page, name="batch-lines"),
    path("staff/payroll/<int:number>/withheld", batch_withheld_page, name="batch-withheld"),
    path("staff/payroll/<int:number>/returns", batch_returns_page, name="batch-returns"),
    path("staff/payroll/<int:number>/export/<slug:name>", list_file, name="batch-export"),
    path(
        "staff/payroll/<int:number>/changes/<slug:change>/<slug:cause>/<int:kind>",
        group_page,
        name="batch-changes",
    ),
    path("staff/reports", reports_page, name="reports"),
    path("staff/reports/<slug:name>", report_page, name="report"),
    path("staff/reports/<slug:name>/<slug:kind>", report_page, name="report-file"),
    path("staff/papers/<slug:kind>", paper_page, name="paper"),
    path("pieces", pieces_page, name="pieces"),
    path("prefer", prefer, name="prefer"),
    path("health", health, name="health"),
    re_path(r"^static/(?P<stem>\w+)\.(?P<digest>\w+)\.(?P<suffix>\w+)$", static, name="static"),
]
handler400 = "yanglao.web.errors.bad_request"
handler403 = "yanglao.web.errors.forbidden"
handler404 = "yanglao.web.errors.not_found"
handler500 = "yanglao.web.errors.server_error"
