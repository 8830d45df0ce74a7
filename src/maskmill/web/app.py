"""The application: its layers and its routes.

Started by name: `uvicorn --factory maskmill.web.app:create_app_from_settings`.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from ipaddress import ip_address

import anyio
from fastapi import APIRouter, FastAPI, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute
from starlette.exceptions import HTTPException

from maskmill import __version__
from maskmill.engine.kit import Kit
from maskmill.errors import MaskmillError
from maskmill.settings import Settings
from maskmill.web import dead, detect, documents, events, fleet, health, jobs, metrics, queues, results, tasks
from maskmill.web.auth import Gate
from maskmill.web.envelope import Envelope
from maskmill.web.events import Streams
from maskmill.web.health import Doctor
from maskmill.web.limits import FORM_BYTES, IDLE_S, BodyLimit, RateLimit
from maskmill.web.metrics import Figures, JobFigures
from maskmill.web.openapi import describe
from maskmill.web.problems import on_error, on_http_error, on_invalid
from maskmill.web.uploads import AT_ONCE

ROUTERS: tuple[APIRouter, ...] = (
    health.router,
    metrics.router,
    documents.router,
    detect.router,
    dead.router,  # before jobs: `dead` is no job's id
    jobs.router,
    results.router,
    events.router,
    queues.router,
    tasks.router,
    tasks.oldest,
    fleet.router,
)


@dataclass(frozen=True, slots=True)
class Options:
    """What the application is told beyond its kit."""

    sandbox_required: bool = True
    metrics_open: bool = False  # without a key; only where nobody else can call
    rate_per_s: float = 100.0  # calls of one key in the long run
    burst: int = 200  # and at once
    bad_keys_per_s: float = 1.0  # calls of one address without a valid key
    bad_keys_burst: int = 30
    idle_s: float = IDLE_S  # longest wait for the next bytes of a body


def create_app(kit: Kit, options: Options | None = None, on_close: Callable[[], None] | None = None) -> FastAPI:
    """Build the API over a kit; `on_close` runs when the server stops."""
    chosen = options or Options()

    @asynccontextmanager
    async def lifespan(_app: FastAPI) -> AsyncIterator[None]:
        yield
        if on_close is not None:
            await run_in_threadpool(on_close)

    app = FastAPI(
        title="Maskmill",
        version=__version__,
        docs_url=None,  # its pages load scripts from elsewhere
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
        telemetry={"tracing": False, "metrics": False, "logs": False, "auto_configure": False},
        exception_handlers={
            MaskmillError: on_error,
            RequestValidationError: on_invalid,
            HTTPException: _on_http_error,
        },
    )
    app.state.kit = kit
    app.state.metrics_open = chosen.metrics_open
    app.state.streams = Streams()
    app.state.uploads = anyio.CapacityLimiter(AT_ONCE)
    app.state.doctor = Doctor(kit, sandbox_required=chosen.sandbox_required)
    app.state.figures = Figures()
    app.state.figures.registry.register(JobFigures(kit, app.state.doctor))
    for router in ROUTERS:
        app.include_router(router)
    _add_layers(app, kit, chosen)
    app.openapi = lambda: describe(app)  # type: ignore[method-assign]  # FastAPI documents this way to extend it
    return app


def _add_layers(app: FastAPI, kit: Kit, options: Options) -> None:
    """Put the layers around the routes; the last one added is the outermost."""
    app.add_middleware(
        Gate,
        kit=kit,
        rate=RateLimit(options.rate_per_s, options.burst),
        failures=RateLimit(options.bad_keys_per_s, options.bad_keys_burst),
    )
    limits = {documents.PATH: kit.max_file_bytes + FORM_BYTES}
    app.add_middleware(BodyLimit, paths=limits, idle_s=options.idle_s)
    app.add_middleware(Envelope, observe=app.state.figures.observe)


async def _on_http_error(request: Request, error: Exception) -> Response:
    """Answer a framework error; a 405 names all methods of the path's template, not only those of one route."""
    response = await on_http_error(request, error)
    if response.status_code == 405:  # noqa: PLR2004 - Method Not Allowed
        response.headers["Allow"] = ", ".join(sorted(_methods(request.url.path)))
    return response


def _methods(path: str) -> set[str]:
    """Return the methods that a path takes: those of the first template that fits, which is the one that answers."""
    template = next((route.path for route in _routes() if route.path_regex.match(path)), None)
    return {method for route in _routes() if route.path == template for method in route.methods or ()}


def _routes() -> Iterable[APIRoute]:
    """Yield all routes of all routers."""
    for router in ROUTERS:
        for route in router.routes:
            if isinstance(route, APIRoute):
                yield route


def is_loopback(host: str) -> bool:
    """Say whether only this machine can reach an address to listen on."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def create_app_from_settings() -> FastAPI:
    """Build the API from the settings: what uvicorn calls in each of its processes."""
    from maskmill.wiring import build_kit, close  # noqa: PLC0415 - tests build an app without the adapters

    settings = Settings()
    kit = build_kit(settings)
    options = Options(
        sandbox_required=settings.sandbox == "require",
        metrics_open=is_loopback(settings.host),
    )
    return create_app(kit, options, on_close=lambda: close(kit))
