package io.stockpipeline.console.api;

import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.console.history.HistoryState;
import io.stockpipeline.console.history.HistoryUnavailableException;
import io.stockpipeline.console.history.InvalidCursorException;
import io.stockpipeline.console.http.ProblemException;
import io.stockpipeline.console.http.Request;
import io.stockpipeline.console.query.UnansweredException;
import io.stockpipeline.console.view.LiveView;
import java.time.Duration;
import java.util.function.Function;

/** Asks a question once the view is ready, and says in HTTP why one has no answer. */
final class Answering {
    private static final Duration SOON = Duration.ofSeconds(2);

    private final LiveView view;

    Answering(LiveView view) {
        this.view = view;
    }

    /** A handler that answers 503 until the view is ready. */
    <A> Function<Request, A> whenReady(Function<Request, A> question) {
        return request -> {
            LiveView.Progress progress = view.progress();
            if (!progress.ready()) {
                throw ProblemException.notYet(
                        progress.connected()
                                ? "the console is still reading the pipeline's topics: " + progress.lag()
                                        + " records to go"
                                : "the console waits for Kafka and the pipeline's topics",
                        SOON);
            }
            return answer(question, request);
        };
    }

    private static <A> A answer(Function<Request, A> question, Request request) {
        try {
            return question.apply(request);
        } catch (UnansweredException e) {
            throw problem(e);
        } catch (UnsuitableSeriesException e) {
            throw ProblemException.conflict(String.valueOf(e.getMessage()));
        } catch (InvalidCursorException e) {
            throw ProblemException.badParameter(ApiParameters.CURSOR.name(), String.valueOf(e.getMessage()));
        } catch (HistoryUnavailableException e) {
            HistoryState state = e.state();
            String words = "the history does not answer: " + state.words();
            throw state.phase() == HistoryState.Phase.None
                    ? ProblemException.unavailable(words)
                    : ProblemException.notYet(words, SOON);
        }
    }

    private static ProblemException problem(UnansweredException e) {
        return switch (e.reason()) {
            case Unknown -> ProblemException.notFound(e.words());
            case Unfit -> ProblemException.conflict(e.words());
            case NeedsHistory -> ProblemException.unavailable(e.words());
            case BadCursor -> ProblemException.badParameter(ApiParameters.CURSOR.name(), e.words());
        };
    }
}
